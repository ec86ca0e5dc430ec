package io.firstcome.simulation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/// The keys, and the moment in which a command finds them: for all of a script it is the
/// same one.
final class RedisKeys {

    private final Map<String, Kept> kept = new LinkedHashMap<>();

    private Instant now = Instant.EPOCH;

    Instant now() {
        return now;
    }

    void moveTo(Instant moment) {
        now = moment;
    }

    Optional<RedisValue> find(String key) {
        Kept found = kept.get(key);
        if (found != null && found.isOver(now)) {
            kept.remove(key);
            return Optional.empty();
        }
        return Optional.ofNullable(found).map(Kept::value);
    }

    /// Refuses a key that holds something else.
    <V extends RedisValue> Optional<V> find(String key, Class<V> type) {
        return find(key).map(value -> cast(value, type));
    }

    /// What is written to: made where there is nothing.
    <V extends RedisValue> V get(String key, Class<V> type, Supplier<V> made) {
        return find(key, type).orElseGet(() -> {
            V fresh = made.get();
            put(key, fresh, null);
            return fresh;
        });
    }

    void put(String key, RedisValue value, @Nullable Instant until) {
        kept.put(key, new Kept(value, until));
    }

    boolean remove(String key) {
        return find(key).isPresent() && kept.remove(key) != null;
    }

    void removeIfGone(String key) {
        find(key).filter(RedisValue::isGone).ifPresent(value -> kept.remove(key));
    }

    Optional<Instant> until(String key) {
        return find(key).map(value -> kept.get(key)).map(Kept::until);
    }

    List<String> names() {
        kept.values().removeIf(value -> value.isOver(now));
        return List.copyOf(kept.keySet());
    }

    void clear() {
        kept.clear();
    }

    Map<String, Kept> copy() {
        var copy = new LinkedHashMap<String, Kept>();
        kept.forEach((key, value) -> copy.put(key, value.copy()));
        return copy;
    }

    void replaceBy(Map<String, Kept> others) {
        kept.clear();
        others.forEach((key, value) -> kept.put(key, value.copy()));
    }

    private static <V extends RedisValue> V cast(RedisValue value, Class<V> type) {
        if (!type.isInstance(value)) {
            throw RedisRefusal.wrongType();
        }
        return type.cast(value);
    }

    /// @param until null where it is kept for ever
    record Kept(RedisValue value, @Nullable Instant until) {

        boolean isOver(Instant now) {
            return until != null && !now.isBefore(until);
        }

        Kept copy() {
            return new Kept(value.copy(), until);
        }

    }

}
