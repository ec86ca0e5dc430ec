package io.firstcome.simulation.redis.keyspace;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Entries in the order of their names. Remembers the last name even when its entry is
/// removed, and stays when all are.
public final class RedisStream implements RedisValue {

    private final NavigableMap<StreamId, List<String>> entries;

    private StreamId last;

    public RedisStream() {
        this(new TreeMap<>(), StreamId.FIRST);
    }

    private RedisStream(NavigableMap<StreamId, List<String>> entries, StreamId last) {
        this.entries = entries;
        this.last = last;
    }

    public StreamId last() {
        return last;
    }

    public void append(StreamId id, List<String> fields) {
        if (id.compareTo(last) <= 0) {
            throw RedisError.of("The ID specified in XADD is equal or smaller than the target stream top item");
        }
        entries.put(id, fields);
        last = id;
    }

    public boolean remove(StreamId id) {
        return entries.remove(id) != null;
    }

    public long size() {
        return entries.size();
    }

    public Stream<RedisReply> between(StreamId from, StreamId to) {
        return from.compareTo(to) > 0 ? Stream.empty() : entries.subMap(from, true, to, true)
            .entrySet()
            .stream()
            .map(entry -> new RedisReply.Items(
                    List.of(new RedisReply.Bulk(entry.getKey().toString()), RedisReply.texts(entry.getValue()))));
    }

    @Override
    public String type() {
        return "stream";
    }

    @Override
    public RedisValue copy() {
        return new RedisStream(new TreeMap<>(entries), last);
    }

}
