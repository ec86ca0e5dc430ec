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

/// Signs one token a user with the local key, a line each, so that the load generator has
/// nothing to compute. Twelve characters a user id. A program of its own, run from its
/// source: `java Tokens.java KEY-FILE COUNT > tokens`.
final class Tokens {

    private static final Duration VALID = Duration.ofHours(6);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Tokens() {
    }

    public static void main(String... arguments) throws IOException, GeneralSecurityException {
        var hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(Files.readString(Path.of(arguments[0])).strip().getBytes(StandardCharsets.UTF_8),
                hmac.getAlgorithm()));
        int count = Integer.parseInt(arguments[1]);
        long expires = Instant.now().plus(VALID).getEpochSecond();
        String header = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        try (var out = new PrintWriter(System.out, false, StandardCharsets.US_ASCII)) {
            for (int number = 1; number <= count; number++) {
                String claims = "{\"sub\":\"user%08d\",\"exp\":%d}".formatted(number, expires);
                String signed = header + "." + encoded(claims);
                out.print(signed + "." + BASE64.encodeToString(hmac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)))
                        + "\n");
            }
        }
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

}
