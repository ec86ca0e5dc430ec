package io.firstcome.coupon.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.core.UserId;
import io.firstcome.coupon.CouponProblems;
import io.firstcome.coupon.IdempotencyKey;

/// The header of draft-ietf-httpapi-idempotency-key-header-07. Its value is a string in
/// double quotes; many clients send it bare, which is the same key.
final class IdempotencyKeyHeader {

    static final String NAME = "Idempotency-Key";

    static final String PATTERN = "^(\"[!#-~]{1,255}\"|[!#-~]{1,255})$";

    private static final Pattern VALUE = Pattern.compile(PATTERN);

    private static final JsonMapper SORTED = JsonMapper.builder()
        .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
        .build();

    private IdempotencyKeyHeader() {
    }

    /// Empty where there is no header. Throws `invalid-idempotency-key`.
    static Optional<IdempotencyKey> key(Optional<String> header, Principal caller, JsonNode body) {
        return header.map(text -> {
            if (!VALUE.matcher(text).matches()) {
                throw CouponProblems.invalidKey();
            }
            return new IdempotencyKey(new UserId(caller.getName()), text.replace("\"", ""), fingerprint(body));
        });
    }

    // The order of the fields says nothing.
    private static String fingerprint(JsonNode body) {
        try {
            return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(SORTED.writeValueAsBytes(body)));
        }
        catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

}
