package io.firstcome.stores;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/// A Lua script, with the name by which Redis knows it.
public record Script(String body, String sha) {

    /// Reads it once, at the start.
    ///
    /// @param path of a file in the resources
    public static Script load(String path) {
        try (@Nullable
        InputStream file = Script.class.getResourceAsStream("/" + path)) {
            if (file == null) {
                throw new IllegalStateException("there is no script " + path);
            }
            byte[] body = file.readAllBytes();
            byte[] sha = MessageDigest.getInstance("SHA-1").digest(body);
            return new Script(new String(body, StandardCharsets.UTF_8), HexFormat.of().formatHex(sha));
        }
        catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-1", impossible);
        }
    }

}
