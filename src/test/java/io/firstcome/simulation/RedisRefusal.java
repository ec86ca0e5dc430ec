package io.firstcome.simulation;

/// Redis will not do what it was asked; the words are its answer, with the code in
/// front.
final class RedisRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String words;

    private RedisRefusal(String words) {
        super(words, null, false, false);
        this.words = words;
    }

    RedisReply reply() {
        return new RedisReply.Failure(words);
    }

    static RedisRefusal of(String message) {
        return new RedisRefusal("ERR " + message);
    }

    static RedisRefusal wrongType() {
        return new RedisRefusal("WRONGTYPE Operation against a key holding the wrong kind of value");
    }

    static RedisRefusal noScript() {
        return new RedisRefusal("NOSCRIPT No matching script. Please use EVAL.");
    }

    static RedisRefusal syntax() {
        return of("syntax error");
    }

    /// The number that a text is.
    static long number(String text) {
        try {
            return Long.parseLong(text);
        }
        catch (NumberFormatException noNumber) {
            throw of("value is not an integer or out of range");
        }
    }

}
