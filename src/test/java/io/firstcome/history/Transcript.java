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

    private static final Pattern FENCE = Pattern
        .compile("UPDATE coupons SET fence_at = \\S+ WHERE id = (\\d+) AND admission_epoch = (\\d+)");

    private final Map<Long, Long> newest = new HashMap<>();

    private final Map<Long, String> doomed = new HashMap<>();

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
        Matcher fence = FENCE.matcher(text);
        if (fence.find()) {
            newest.merge(number(fence, 1), number(fence, 2), Math::max);
        }
        Matcher takes = TAKES.matcher(text);
        if (takes.find()) {
            doomed.put(connection, "");
            do {
                if (number(takes, 2) < newest.getOrDefault(number(takes, 1), 0L)) {
                    doomed.put(connection,
                            "I10: connection %d committed %s seats of coupon %s under epoch %s after %d".formatted(
                                    connection, takes.group(3), takes.group(1), takes.group(2),
                                    newest.get(number(takes, 1))));
                }
            }
            while (takes.find());
        }
        if (text.equals("COMMIT") && doomed.containsKey(connection)) {
            commits++;
            String breach = doomed.remove(connection);
            if (!breach.isEmpty()) {
                broken.add(breach);
            }
        }
        if (text.equals("ROLLBACK")) {
            doomed.remove(connection);
        }
    }

    private static long number(Matcher matcher, int group) {
        return Long.parseLong(matcher.group(group));
    }

}
