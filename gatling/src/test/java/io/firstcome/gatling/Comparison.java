package io.firstcome.gatling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** All turns side by side: one table, and whether it shows what is to be seen. */
final class Comparison {

    private static final Path FOLDER = Path.of("target", "comparison");

    private static final List<String> HEADINGS = List.of("strategy", "requests/s", "winners p50 / p99 ms", "refusals p50 / p99 ms",
            "issued_quantity", "rows", "over-issued", "twice to one user", "last row after ms", "undecided");

    private final List<Turn> turns;

    private final int users;

    Comparison(List<Turn> turns, int users) {
        this.turns = turns;
        this.users = users;
    }

    /** Prints the table, and writes it as Markdown and as a page. */
    void publish() {
        String table = markdown();
        System.out.println("\n" + table);
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("comparison.md"), table);
            Path page = FOLDER.resolve("comparison.html");
            Files.writeString(page, new ComparisonPage(crowd(), turns, HEADINGS, rows()).html());
            System.out.println("The same with charts: " + page.toAbsolutePath());
        }
        catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Who was not exact and should have been, or the other way round. */
    List<String> inexact() {
        var wrong = new ArrayList<String>();
        turns.forEach(turn -> turn.contender().wrong(turn).ifPresent(what -> wrong.add(turn.contender().path() + " " + what + ": " + row(turn))));
        return wrong;
    }

    /** Which of the exact ones was quicker than the service's own. */
    List<String> quicker() {
        var wrong = new ArrayList<String>();
        var exact = turns.stream().filter(turn -> turn.contender().isExact()).toList();
        expectOurs(exact, Comparator.comparing(Turn::requestsPerSecond).reversed(), "has the most requests/s", wrong);
        expectOurs(exact, Comparator.comparing(Turn::untilLastRow), "has its last row first", wrong);
        return wrong;
    }

    private String crowd() {
        return String.format(Locale.ENGLISH, "%,d users within %d s, %d %% of them twice, on %,d seats; seed %d.", users,
                Settings.arriving(users).toSeconds(), Settings.REPEATS_PERCENT, Settings.SEATS, Settings.SEED);
    }

    private static void expectOurs(List<Turn> exact, Comparator<Turn> best, String what, List<String> wrong) {
        var first = exact.stream().min(best).map(Turn::contender).orElseThrow();
        if (first != Contender.FIRSTCOME) {
            wrong.add(first.path() + " " + what);
        }
    }

    private String markdown() {
        return "| " + String.join(" | ", HEADINGS) + " |\n|" + "---|".repeat(HEADINGS.size()) + "\n"
                + rows().stream().map(row -> "| " + String.join(" | ", row) + " |\n").collect(Collectors.joining());
    }

    private List<List<String>> rows() {
        return turns.stream().map(Comparison::row).toList();
    }

    private static List<String> row(Turn turn) {
        return List.of(turn.contender().path(), String.format(Locale.ENGLISH, "%,.0f", turn.requestsPerSecond()), turn.winners().toString(),
                turn.refusals().toString(), figure(turn, "issuedQuantity"), figure(turn, "rows"), figure(turn, "overIssued"),
                figure(turn, "duplicates"), String.format(Locale.ENGLISH, "%,d", turn.untilLastRow().toMillis()), Long.toString(turn.undecidedCount()));
    }

    private static String figure(Turn turn, String name) {
        return String.format(Locale.ENGLISH, "%,d", turn.figure(name));
    }

}
