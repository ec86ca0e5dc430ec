package io.firstcome.core;

import java.util.Optional;

/// Reads ids as they stand in an address: plain decimal digits, so no sign, no space, no
/// other script's digits.
public final class PositiveNumber {

    private static final int DIGITS_MAX = 19;

    private PositiveNumber() {
    }

    public static Optional<Long> parse(String text) {
        if (text.isEmpty() || text.length() > DIGITS_MAX || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        // Nineteen digits may exceed 63 bits; the unsigned value then turns negative.
        long value = Long.parseUnsignedLong(text);
        return value > 0 ? Optional.of(value) : Optional.empty();
    }

}
