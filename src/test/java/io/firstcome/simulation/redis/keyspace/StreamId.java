package io.firstcome.simulation.redis.keyspace;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of an entry of a stream.
public record StreamId(long millis, long sequence) implements Comparable<StreamId> {

    public static final StreamId FIRST = new StreamId(0, 0);

    static final StreamId LAST = new StreamId(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})(?:-(\\d{1,18}))?");

    private static final Comparator<StreamId> ORDER = Comparator.comparingLong(StreamId::millis)
        .thenComparingLong(StreamId::sequence);

    /// Reads an id as commands write it.
    ///
    /// @param sequence what stands for one that is not given
    public static StreamId parse(String text, long sequence) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            throw RedisError.of("Invalid stream ID specified as stream command argument");
        }
        return new StreamId(Long.parseLong(found.group(1)),
                found.group(2) == null ? sequence : Long.parseLong(found.group(2)));
    }

    /// The first of a range.
    public static StreamId from(String bound) {
        return bound.startsWith("(") ? parse(bound.substring(1), 0).next() : bound(bound, 0);
    }

    /// The last of a range.
    public static StreamId to(String bound) {
        return bound.startsWith("(") ? parse(bound.substring(1), Long.MAX_VALUE).previous()
                : bound(bound, Long.MAX_VALUE);
    }

    private static StreamId bound(String text, long sequence) {
        return switch (text) {
            case "-" -> FIRST;
            case "+" -> LAST;
            default -> parse(text, sequence);
        };
    }

    /// The one that Redis gives to an entry behind this one: always greater, even where
    /// the clock went back.
    public StreamId nextAt(long now) {
        return now > millis ? new StreamId(now, 0) : next();
    }

    private StreamId next() {
        return sequence == Long.MAX_VALUE ? new StreamId(millis + 1, 0) : new StreamId(millis, sequence + 1);
    }

    private StreamId previous() {
        return sequence == 0 ? new StreamId(millis - 1, Long.MAX_VALUE) : new StreamId(millis, sequence - 1);
    }

    @Override
    public int compareTo(StreamId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return millis + "-" + sequence;
    }

}
