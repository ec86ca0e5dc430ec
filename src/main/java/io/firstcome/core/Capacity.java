package io.firstcome.core;

/// How many seats there are: a number, or no limit.
public sealed interface Capacity {

    record Seats(long count) implements Capacity {

        public Seats {
            if (count < 0) {
                throw new IllegalArgumentException("seats are not negative: " + count);
            }
        }

    }

    record Unlimited() implements Capacity {
    }

    static Capacity of(long count) {
        return new Seats(count);
    }

    static Capacity unlimited() {
        return new Unlimited();
    }

    /// Whether there is room for more than `taken`.
    default boolean exceeds(long taken) {
        return switch (this) {
            case Seats(var count) -> count > taken;
            case Unlimited() -> true;
        };
    }

    default boolean isHigherThan(Capacity other) {
        return switch (other) {
            case Seats(var count) -> exceeds(count);
            case Unlimited() -> false;
        };
    }

    /// A revoked seat returns to the stock but its row stays counted among the holders.
    default Capacity plus(long revoked) {
        return switch (this) {
            case Seats(var count) -> of(count + revoked);
            case Unlimited() -> this;
        };
    }

}
