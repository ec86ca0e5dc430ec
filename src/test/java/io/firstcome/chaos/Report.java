package io.firstcome.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

import io.firstcome.history.AtRest;
import io.firstcome.history.Call;
import io.firstcome.history.History;

/// One line a fault in `target/chaos/SEED.md`: what was asked, what was heard, what was
/// over or lost, and how long nobody could be served after the fault was over.
final class Report {

    private static final String HEAD = """
            | row | fault | requests | 201 | 200 | 202 | 409 | 503 | no answer | over | lost | served again after |
            |---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private Report() {
    }

    static void add(Stage stage, int row, String fault, History history, AtRest stores, long faultEndedAt) {
        List<Call> calls = history.calls();
        var line = String.format(Locale.ROOT, "| %d | %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %.1f s |%n",
                row, fault, calls.size(), count(calls, 201), count(calls, 200), count(calls, 202), count(calls, 409),
                count(calls, 503), count(calls, Call.UNKNOWN), Math.max(0, stores.notRevoked() - stores.total()),
                lost(calls, stores), servedAgainAfter(calls, faultEndedAt) / 1e9);
        try {
            Path file = Files.createDirectories(Path.of("target", "chaos")).resolve(stage.seed() + ".md");
            Files.writeString(file, Files.exists(file) ? line : HEAD + line, StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static long count(List<Call> calls, int status) {
        return calls.stream().filter(call -> call.status() == status).count();
    }

    private static long lost(List<Call> calls, AtRest stores) {
        var rows = new HashMap<String, Long>();
        stores.rows().forEach(issue -> rows.put(issue.user(), issue.position()));
        return calls.stream().filter(call -> call.isWon() && !rows.containsKey(call.user())).count();
    }

    /// From the end of the fault to the first decision for somebody who asked after it.
    private static long servedAgainAfter(List<Call> calls, long faultEndedAt) {
        return calls.stream()
            .filter(call -> call.askedAt() >= faultEndedAt && call.isFinal())
            .min(Comparator.comparingLong(Call::answeredAt))
            .map(call -> call.answeredAt() - faultEndedAt)
            .orElse(0L);
    }

}
