package io.firstcome.harness;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/// Tokens signed with the key of the tests.
public final class Token {

    private Token() {
    }

    public static String of(String user, String... scopes) {
        return signed(claims(user).claim("scope", String.join(" ", scopes)).build(), ServersTest.LOCAL_KEY);
    }

    public static String expired(String user) {
        return signed(claims(user).expirationTime(Date.from(Instant.now().minus(Duration.ofHours(1)))).build(),
                ServersTest.LOCAL_KEY);
    }

    public static String signedBySomebodyElse(String user) {
        return signed(claims(user).build(), "another-key-another-key-another-key");
    }

    private static JWTClaimsSet.Builder claims(String user) {
        return new JWTClaimsSet.Builder().subject(user)
            .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))));
    }

    private static String signed(JWTClaimsSet claims, String key) {
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(key.getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        }
        catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

}
