package io.firstcome.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/// Checks a token of its own some hundred times before anybody's: the first ones that a
/// JVM checks take a hundred times as long as those that follow.
final class SignatureWarmUp {

    private static final int TIMES = 300;

    private static final int BITS = 2048;

    private SignatureWarmUp() {
    }

    static Mono<Void> run(InstantSource clock) {
        try {
            RSAKey key = new RSAKeyGenerator(BITS).keyID("warm-up").generate();
            ReactiveJwtDecoder decoder = TokenDecoder.of(token -> Mono.just(List.of(key.toPublicJWK())),
                    JWSAlgorithm.Family.RSA, AccessTokenRules.ofIssuedTokens(clock, null, List.of()));
            return decoder.decode(token(key, clock.instant())).repeat(TIMES - 1L).then();
        }
        catch (JOSEException impossible) {
            return Mono.error(impossible);
        }
    }

    private static String token(RSAKey key, Instant now) throws JOSEException {
        var claims = new JWTClaimsSet.Builder().subject("warm-up")
            .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
            .build();
        var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

}
