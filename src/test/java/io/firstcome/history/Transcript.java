package io.firstcome.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The statements as the database wrote them down, in the order of their arrival, read
/// for I10: no transaction commits under an epoch other than the row's at its commit. A
/// statement that names a newer epoch proves that the row had moved on before.
public final class Transcript {

    /// `time, connection, command, text`; the texts of MySQL and MariaDB alike.
    private static final Pattern ENTRY = Pattern.compile("(?:\\S[^\\t]*)?\\t+ *(\\d+) (\\w+)[^\\t]*\\t(.*)");

    private static final Pattern TAKES = Pattern.compile("SELECT (\\d+) AS coupon, (\\d+) AS epoch, (\\d+) AS seats");

    private static final Pattern NAMES = Pattern.compile("id = (\\d+)\\s+AND admission_epoch = (\\d+)");

    private final Map<Long, Long> newest = new HashMap<>();

    /// What the open transactions have taken, by connection.
    private final Map<Long, List<Take>> open = new HashMap<>();

    private final List<String> broken = new ArrayList<>();

    private long commits;

    private Transcript() {
    }

    /// Reads the whole file.
    public static Transcript of(Path statements) {
        var transcript = new Transcript();
        try (var lines = Files.lines(statements, StandardCharsets.ISO_8859_1)) {
            var entry = new StringBuilder();
            lines.forEach(line -> {
                if (ENTRY.matcher(line).matches()) {
                    transcript.read(entry.toString());
                    entry.setLength(0);
                }
                entry.append(line).append(' ');
            });
            transcript.read(entry.toString());
            return transcript;
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Each breach as a sentence; empty when all is well.
    public List<String> broken() {
        return broken;
    }

    /// Transactions that took seats and were committed.
    public long commits() {
        return commits;
    }

    private void read(String entry) {
        Matcher words = ENTRY.matcher(entry);
        if (words.matches()) {
            statement(Long.parseLong(words.group(1)), words.group(3).strip());
        }
    }

    private void statement(long connection, String text) {
        Matcher names = NAMES.matcher(text);
        while (names.find()) {
            newest.merge(number(names, 1), number(names, 2), Math::max);
        }
        TAKES.matcher(text)
            .results()
            .map(take -> new Take(Long.parseLong(take.group(1)), Long.parseLong(take.group(2))))
            .forEach(take -> open.computeIfAbsent(connection, id -> new ArrayList<>()).add(take));
        if (text.equals("COMMIT")) {
            committed(connection, open.getOrDefault(connection, List.of()));
        }
        if (text.equals("COMMIT") || text.equals("ROLLBACK")) {
            open.remove(connection);
        }
    }

    // The row is locked from the UPDATE to here: whatever is known by now was so before.
    private void committed(long connection, List<Take> takes) {
        commits += takes.isEmpty() ? 0 : 1;
        for (Take take : takes) {
            long known = newest.merge(take.coupon, take.epoch, Math::max);
            if (take.epoch < known) {
                broken.add("I10: connection %d committed seats of coupon %d under epoch %d after %d"
                    .formatted(connection, take.coupon, take.epoch, known));
            }
        }
    }

    private static long number(Matcher matcher, int group) {
        return Long.parseLong(matcher.group(group));
    }

    private record Take(long coupon, long epoch) {
    }

}
