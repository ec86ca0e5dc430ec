package io.firstcome.simulation.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.firstcome.simulation.redis.keyspace.RedisError;
import io.firstcome.simulation.redis.keyspace.RedisReply;

/// One step of `SCAN` or `SSCAN`. The cursor is a hash of the elements, so that what is
/// there all the time is found, whatever comes and goes between two steps.
record ScanPage(long cursor, int count, Predicate<String> match, Predicate<String> type) {

    private static final int COUNT = 10;

    /// @param arguments the cursor and the options behind it
    static ScanPage of(List<String> arguments) {
        int count = COUNT;
        Predicate<String> match = any -> true;
        Predicate<String> type = any -> true;
        for (int at = 1; at < arguments.size(); at += 2) {
            if (at + 1 == arguments.size()) {
                throw RedisError.syntax();
            }
            String value = arguments.get(at + 1);
            switch (arguments.get(at).toUpperCase(Locale.ROOT)) {
                case "COUNT" -> count = Math.toIntExact(RedisError.number(value));
                case "MATCH" -> match = glob(value);
                case "TYPE" -> type = value::equals;
                default -> throw RedisError.syntax();
            }
        }
        return new ScanPage(RedisError.number(arguments.getFirst()), count, match, type);
    }

    RedisReply from(Collection<String> all, Predicate<String> wanted) {
        List<String> rest = all.stream()
            .filter(element -> place(element) >= cursor)
            .sorted(Comparator.comparingLong(ScanPage::place))
            .toList();
        var found = new ArrayList<String>();
        long next = 0;
        int seen = 0;
        for (String element : rest) {
            // Elements of one hash stay in one step.
            if (seen >= count && place(element) > place(rest.get(seen - 1))) {
                next = place(element);
                break;
            }
            seen++;
            if (match.test(element) && wanted.test(element)) {
                found.add(element);
            }
        }
        return new RedisReply.Items(List.of(new RedisReply.Bulk(Long.toString(next)), RedisReply.texts(found)));
    }

    private static long place(String element) {
        return Integer.toUnsignedLong(element.hashCode() * 0x9E3779B9);
    }

    private static Predicate<String> glob(String pattern) {
        String regex = pattern.chars().mapToObj(letter -> switch (letter) {
            case '*' -> ".*";
            case '?' -> ".";
            case '[', '\\' -> throw RedisError.of("a pattern with [ or \\ is not simulated");
            default -> Pattern.quote(Character.toString(letter));
        }).collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL).asMatchPredicate();
    }

}
