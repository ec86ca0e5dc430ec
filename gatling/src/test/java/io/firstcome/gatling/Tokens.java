package io.firstcome.gatling;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs tokens with the local key, so that a crowd of distinct users costs the service nothing beforehand. Also a program
 * of its own, run from its source, for load generators that read them from a file, a line each:
 * {@code java Tokens.java KEY-FILE COUNT > tokens}. Twelve characters a user id there.
 */
final class Tokens {

    private static final Duration VALID = Duration.ofHours(6);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private static final String ALGORITHM = "HmacSHA256";

    private static final String HEADER = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

    private final SecretKeySpec key;

    private final long expires = Instant.now().plus(VALID).getEpochSecond();

    Tokens(String key) {
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    public static void main(String... arguments) throws IOException {
        var tokens = new Tokens(Files.readString(Path.of(arguments[0])).strip());
        int count = Integer.parseInt(arguments[1]);
        try (var out = new PrintWriter(System.out, false, StandardCharsets.US_ASCII)) {
            for (int number = 1; number <= count; number++) {
                out.print(tokens.of("user%08d".formatted(number)) + "\n");
            }
        }
    }

    String of(String user) {
        return signed("{\"sub\":\"%s\",\"exp\":%d}".formatted(user, expires));
    }

    String ofAdmin() {
        return signed("{\"sub\":\"admin\",\"scope\":\"coupon:admin\",\"exp\":%d}".formatted(expires));
    }

    private String signed(String claims) {
        String signed = HEADER + "." + encoded(claims.getBytes(StandardCharsets.UTF_8));
        try {
            var hmac = Mac.getInstance(ALGORITHM);
            hmac.init(key);
            return signed + "." + encoded(hmac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        }
        catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

}
