package io.firstcome.simulation.redis.keyspace;

/// Redis will not do what it was asked; the words are its answer, with the code in
/// front.
public final class RedisError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String words;

    private RedisError(String words) {
        super(words, null, false, false);
        this.words = words;
    }

    public RedisReply reply() {
        return new RedisReply.Failure(words);
    }

    public static RedisError of(String message) {
        return new RedisError("ERR " + message);
    }

    static RedisError wrongType() {
        return new RedisError("WRONGTYPE Operation against a key holding the wrong kind of value");
    }

    public static RedisError noScript() {
        return new RedisError("NOSCRIPT No matching script. Please use EVAL.");
    }

    public static RedisError syntax() {
        return of("syntax error");
    }

    /// The number that a text is.
    public static long number(String text) {
        try {
            return Long.parseLong(text);
        }
        catch (NumberFormatException noNumber) {
            throw of("value is not an integer or out of range");
        }
    }

}
