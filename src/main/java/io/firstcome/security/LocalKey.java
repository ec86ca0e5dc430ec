package io.firstcome.security;

import java.nio.charset.StandardCharsets;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import io.firstcome.core.StartFailure;

/// A key of our own in place of an issuer, to try the service out: tokens are signed and
/// checked with it (HS256). One for all instances.
public record LocalKey(SecretKey key) {

    /// RFC 7518, section 3.2: a key for HS256 has at least 256 bits.
    private static final int BYTES_MIN = 32;

    /// Fails with [StartFailure] when the text has fewer than 32 bytes in
    /// UTF-8.
    public static LocalKey of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < BYTES_MIN) {
            throw new StartFailure("The local key has " + bytes.length + " bytes and needs at least " + BYTES_MIN + ".",
                    "Set FIRSTCOME_LOCAL_KEY to a longer one, for example $(openssl rand -hex 32).");
        }
        return new LocalKey(new SecretKeySpec(bytes, "HmacSHA256"));
    }

    @Override
    public String toString() {
        return "LocalKey[secret]";
    }

}
