package io.firstcome.simulation.redis.lua;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.luaj.vm2.LuaClosure;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.compiler.LuaC;

import io.firstcome.simulation.redis.keyspace.RedisError;
import io.firstcome.simulation.redis.keyspace.RedisReply;

/// The scripts that a Redis knows, by their names. One that fails in its midst keeps what
/// it had written: it is isolated, not rolled back.
public final class LuaScripts {

    // As many as the service has scripts; all servers share them.
    private static final Map<String, Prototype> COMPILED = new ConcurrentHashMap<>();

    private final Map<String, Prototype> known = new HashMap<>();

    private final UnaryOperator<String> reading;

    private final LuaEnvironment room;

    public LuaScripts(Function<List<String>, RedisReply> commands, UnaryOperator<String> reading) {
        this.reading = reading;
        this.room = new LuaEnvironment(commands);
    }

    /// Runs a script, and knows it from then on.
    ///
    /// @param words `EVAL`, the script, how many keys, keys, arguments
    public RedisReply run(List<String> words) {
        String body = words.get(1);
        String sha = sha(body);
        try {
            Prototype script = COMPILED.computeIfAbsent(reading.apply(body), LuaScripts::compile);
            known.put(sha, script);
            return run(script, sha, words);
        }
        catch (LuaError error) {
            throw RedisError.of("Error compiling script (new function): " + error.getMessage());
        }
    }

    /// Runs a script that is known.
    ///
    /// @param words `EVALSHA`, the name, how many keys, keys, arguments
    public RedisReply runKnown(List<String> words) {
        String sha = words.get(1);
        Prototype script = known.get(sha);
        if (script == null) {
            throw RedisError.noScript();
        }
        return run(script, sha, words);
    }

    public void forget() {
        known.clear();
    }

    private RedisReply run(Prototype script, String sha, List<String> words) {
        int arguments = 3 + Math.toIntExact(RedisError.number(words.get(2)));
        if (arguments < 3 || arguments > words.size()) {
            throw RedisError.of("Number of keys can't be greater than number of args");
        }
        var globals = room.with(words.subList(3, arguments), words.subList(arguments, words.size()));
        try {
            return LuaReplies.toReply(new LuaClosure(script, globals).call());
        }
        catch (LuaError error) {
            return failed(error, sha);
        }
    }

    private static RedisReply failed(LuaError error, String sha) {
        if (error.getCause() != null) {
            throw new IllegalStateException("a script met what is not simulated", error);
        }
        String failure = LuaReplies.failure(error.getMessageObject());
        return new RedisReply.Failure(
                (failure.isEmpty() ? "ERR " + error.getMessage() : failure) + " script: " + sha + ", on @user_script");
    }

    private static Prototype compile(String body) {
        try {
            return LuaC.instance.compile(new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1)),
                    "@user_script");
        }
        catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String sha(String body) {
        try {
            return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-1").digest(body.getBytes(StandardCharsets.ISO_8859_1)));
        }
        catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-1", impossible);
        }
    }

}
