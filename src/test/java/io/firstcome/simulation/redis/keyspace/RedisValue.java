package io.firstcome.simulation.redis.keyspace;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What a key holds. Collections keep the order in which they were filled, so that the
/// same history always reads the same.
public sealed interface RedisValue permits RedisValue.Text, RedisValue.Fields, RedisValue.Members, RedisStream {

    /// The type's name, as `TYPE` answers it.
    String type();

    /// One that later writes to this one do not touch.
    RedisValue copy();

    /// Whether Redis removes a key that holds this.
    default boolean isGone() {
        return false;
    }

    public record Text(String text) implements RedisValue {

        @Override
        public String type() {
            return "string";
        }

        @Override
        public RedisValue copy() {
            return this;
        }

    }

    public record Fields(Map<String, String> fields) implements RedisValue {

        public Fields() {
            this(new LinkedHashMap<>());
        }

        @Override
        public String type() {
            return "hash";
        }

        @Override
        public RedisValue copy() {
            return new Fields(new LinkedHashMap<>(fields));
        }

        @Override
        public boolean isGone() {
            return fields.isEmpty();
        }

    }

    public record Members(Set<String> members) implements RedisValue {

        public Members() {
            this(new LinkedHashSet<>());
        }

        @Override
        public String type() {
            return "set";
        }

        @Override
        public RedisValue copy() {
            return new Members(new LinkedHashSet<>(members));
        }

        @Override
        public boolean isGone() {
            return members.isEmpty();
        }

    }

}
