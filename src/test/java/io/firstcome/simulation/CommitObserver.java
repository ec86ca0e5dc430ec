package io.firstcome.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.firstcome.history.AtRest;
import io.firstcome.simulation.mysql.storage.CommittedTransaction;
import io.firstcome.simulation.world.Trace;

/// Sees every commit in the moment in which it is made: what is committed of the coupon,
/// and whether a transaction took seats under another epoch than the row's (I10).
final class CommitObserver implements Consumer<CommittedTransaction> {

    private static final String TAKES_SEATS = "AS taken ON taken.coupon = coupons.id";

    private static final int VALUES_A_BATCH = 3;

    private final Trace trace;

    private final Runnable onChange;

    private final List<String> broken = new ArrayList<>();

    private @Nullable Row row;

    private boolean isRebuilt;

    private boolean isDirectSeen;

    private List<AtRest.Row> issues = List.of();

    /// @param onChange is run when the coupon's epoch or version is another
    CommitObserver(Trace trace, Runnable onChange) {
        this.trace = trace;
        this.onChange = onChange;
    }

    @Override
    public void accept(CommittedTransaction committed) {
        if (committed.statements().stream().allMatch(statement -> statement.sql().startsWith("SELECT"))) {
            return;
        }
        committed.rows().find("coupons", SimulatedDrop.COUPON.value()).map(Row::of).ifPresent(this::see);
        committed.statements().stream().filter(statement -> statement.count() > 0).forEach(this::checkEpoch);
        if (committed.statements().stream().anyMatch(statement -> statement.sql().contains("coupon_issues"))) {
            issues = committed.rows().of("coupon_issues").stream().map(CommitObserver::issue).toList();
            trace.note("  committed: %d rows, %s".formatted(issues.size(), row));
            checkCounts();
        }
    }

    Row row() {
        return Objects.requireNonNull(row, "there is no coupon yet");
    }

    List<AtRest.Row> issues() {
        return issues;
    }

    /// Each breach as a sentence.
    List<String> broken() {
        return broken;
    }

    /// Redis was made anew after its first opening.
    boolean isRebuilt() {
        return isRebuilt;
    }

    /// MySQL decided by itself.
    boolean isDirectSeen() {
        return isDirectSeen;
    }

    private void see(Row now) {
        @Nullable Row before = row;
        row = now;
        isRebuilt |= now.epoch > 1 && !now.isDirect();
        isDirectSeen |= now.isDirect();
        if (before != null && (before.epoch != now.epoch || before.version != now.version)) {
            trace.note("  committed: " + now);
            onChange.run();
        }
    }

    private void checkEpoch(CommittedTransaction.Statement statement) {
        if (statement.sql().contains(TAKES_SEATS)) {
            for (int at = 0; at < statement.values().size(); at += VALUES_A_BATCH) {
                Object taken = statement.values().get(at + 1);
                if (!Long.valueOf(row().epoch).equals(taken)) {
                    broken.add(
                            "I10: seats were taken under epoch %s while the row said %d".formatted(taken, row().epoch));
                }
            }
        }
    }

    private void checkCounts() {
        long valid = issues.stream().filter(issue -> !issue.revoked()).count();
        if (valid > row().total) {
            broken.add("I1: %d rows of %d seats".formatted(valid, row().total));
        }
        if (valid != row().issued) {
            broken.add("I8: issued_quantity is %d beside %d rows".formatted(row().issued, valid));
        }
    }

    private static AtRest.Row issue(Map<String, @Nullable Object> columns) {
        return new AtRest.Row(number(columns, "position"), text(columns, "user_id"), columns.get("revoked_at") != null);
    }

    private static long number(Map<String, @Nullable Object> columns, String name) {
        return (Long) Objects.requireNonNull(columns.get(name), name);
    }

    private static String text(Map<String, @Nullable Object> columns, String name) {
        return (String) Objects.requireNonNull(columns.get(name), name);
    }

    /// The coupon's row.
    record Row(long total, long issued, String state, long version, long epoch, String mode) {

        private static Row of(Map<String, @Nullable Object> columns) {
            return new Row(number(columns, "total_quantity"), number(columns, "issued_quantity"),
                    text(columns, "state"), number(columns, "version"), number(columns, "admission_epoch"),
                    text(columns, "admission_mode"));
        }

        boolean isDirect() {
            return mode.equals("DIRECT");
        }

    }

}
