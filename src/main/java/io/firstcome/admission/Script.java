package io.firstcome.admission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/// A Lua script of this room, with the name by which Redis knows it.
record Script(String body, String sha) {

    /// @param name of a file in the resources of this room
    static Script load(String name) {
        try (@Nullable
        InputStream file = Script.class.getResourceAsStream("/admission/" + name)) {
            if (file == null) {
                throw new IllegalStateException("there is no script " + name);
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
