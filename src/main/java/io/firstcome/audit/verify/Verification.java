package io.firstcome.audit.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.firstcome.admission.GateReading;
import io.firstcome.audit.Comparison;
import io.firstcome.audit.Difference;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;
import io.firstcome.issuance.ledger.Issue;
import io.firstcome.issuance.ledger.Winner;

/// Compares what MySQL and Redis hold of a coupon with each other, user by user, and with
/// what callers were told.
final class Verification {

    private final Evidence evidence;

    private final List<PromisedIssue> promised;

    private final List<Difference> found = new ArrayList<>();

    private Verification(Evidence evidence, List<PromisedIssue> promised) {
        this.evidence = evidence;
        this.promised = promised;
    }

    /// @param promised of this coupon
    static List<Difference> of(Evidence evidence, List<PromisedIssue> promised) {
        var verification = new Verification(evidence, promised);
        verification.promised();
        verification.twice();
        if (evidence.gate() instanceof GateReading.Open open) {
            verification.seats(open);
        }
        verification.found.addAll(Comparison.of(evidence.counted()));
        return verification.found;
    }

    private void promised() {
        Set<PromisedIssue> rows = evidence.rows().stream().map(Verification::promised).collect(Collectors.toSet());
        promised.stream()
            .distinct()
            .filter(answer -> !rows.contains(answer))
            .forEach(answer -> found.add(lost(answer)));
    }

    private void twice() {
        var positions = new HashMap<UserId, Set<Long>>();
        promised.forEach(answer -> note(positions, answer.user(), answer.position()));
        evidence.rows().forEach(row -> note(positions, row.user(), row.position()));
        evidence.journal().forEach(winner -> note(positions, winner.user(), winner.position()));
        positions.forEach((user, some) -> {
            if (some.size() > 1) {
                add(Difference.Kind.DUPLICATE, user + " has the positions " + some);
            }
        });
    }

    private void seats(GateReading.Open gate) {
        Set<UserId> withRow = evidence.rows().stream().map(Issue::user).collect(Collectors.toSet());
        Set<UserId> onTheWay = evidence.journal().stream().map(Winner::user).collect(Collectors.toSet());
        evidence.seats()
            .stream()
            .filter(user -> !withRow.contains(user) && !onTheWay.contains(user))
            .forEach(user -> add(Difference.Kind.ORPHAN,
                    user + " holds a seat in Redis, without a row or an entry of the journal"));
        withRow.stream()
            .filter(user -> !evidence.seats().contains(user))
            .forEach(user -> add(Difference.Kind.BEHIND, user + " has a row, and Redis does not know"));
        found.addAll(Comparison.of(gate, evidence.counted().totals().highest()));
    }

    static Difference lost(PromisedIssue answer) {
        return new Difference(Difference.Kind.LOST, answer + ", and there is no such row");
    }

    private void add(Difference.Kind kind, String detail) {
        found.add(new Difference(kind, detail));
    }

    private static void note(Map<UserId, Set<Long>> positions, UserId user, Position position) {
        positions.computeIfAbsent(user, first -> new TreeSet<>()).add(position.value());
    }

    private static PromisedIssue promised(Issue row) {
        return new PromisedIssue(row.coupon(), row.user(), row.position());
    }

}
