package io.firstcome.core;

/// Who asks: the subject of the caller's token, 1 to 255 printable ASCII characters
/// without space, case-sensitive (the bounds that OpenID Connect Core 1.0, section 2,
/// sets for `sub`). Nothing is trimmed or folded, so Redis and MySQL never differ on who
/// is who.
public record UserId(String value) {

    private static final int LENGTH_MAX = 255;

    public UserId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "a user is 1 to 255 printable ASCII characters without space, case-sensitive");
        }
    }

    public static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }

}
