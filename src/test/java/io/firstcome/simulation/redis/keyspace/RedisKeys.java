package io.firstcome.simulation.redis.keyspace;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/// The keys, and the moment in which a command finds them: for all of a script it is the
/// same one.
public final class RedisKeys {

    private final Map<String, Kept> kept = new LinkedHashMap<>();

    private Instant now = Instant.EPOCH;

    public Instant now() {
        return now;
    }

    public void moveTo(Instant moment) {
        now = moment;
    }

    public Optional<RedisValue> find(String key) {
        Kept found = kept.get(key);
        if (found != null && found.isOver(now)) {
            kept.remove(key);
            return Optional.empty();
        }
        return Optional.ofNullable(found).map(Kept::value);
    }

    /// Refuses a key that holds something else.
    public <V extends RedisValue> Optional<V> find(String key, Class<V> type) {
        return find(key).map(value -> cast(value, type));
    }

    /// What is written to: made where there is nothing.
    public <V extends RedisValue> V get(String key, Class<V> type, Supplier<V> made) {
        return find(key, type).orElseGet(() -> {
            V fresh = made.get();
            put(key, fresh, null);
            return fresh;
        });
    }

    public void put(String key, RedisValue value, @Nullable Instant until) {
        kept.put(key, new Kept(value, until));
    }

    public boolean remove(String key) {
        return find(key).isPresent() && kept.remove(key) != null;
    }

    public void removeIfGone(String key) {
        find(key).filter(RedisValue::isGone).ifPresent(value -> kept.remove(key));
    }

    public Optional<Instant> until(String key) {
        return find(key).map(value -> kept.get(key)).map(Kept::until);
    }

    public List<String> names() {
        kept.values().removeIf(value -> value.isOver(now));
        return List.copyOf(kept.keySet());
    }

    public void clear() {
        kept.clear();
    }

    public Map<String, Kept> copy() {
        var copy = new LinkedHashMap<String, Kept>();
        kept.forEach((key, value) -> copy.put(key, value.copy()));
        return copy;
    }

    public void replaceBy(Map<String, Kept> others) {
        kept.clear();
        others.forEach((key, value) -> kept.put(key, value.copy()));
    }

    private static <V extends RedisValue> V cast(RedisValue value, Class<V> type) {
        if (!type.isInstance(value)) {
            throw RedisError.wrongType();
        }
        return type.cast(value);
    }

    /// A value, and until when it is kept.
    ///
    /// @param until null where it is kept forever
    public record Kept(RedisValue value, @Nullable Instant until) {

        boolean isOver(Instant now) {
            return until != null && !now.isBefore(until);
        }

        public Kept copy() {
            return new Kept(value.copy(), until);
        }

    }

}
