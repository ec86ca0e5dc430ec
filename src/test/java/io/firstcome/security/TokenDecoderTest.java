package io.firstcome.security;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Whose token it is, or why it is refused.
class TokenDecoderTest {

    private final FakeIssuer issuer = new FakeIssuer();

    private final DecodedTokens tokens = new DecodedTokens(issuer.url());

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void aTokenOfTheIssuerSaysWhoseItIs() {
        assertThat(tokens.decode(issuer.token("bob")).getSubject()).isEqualTo("bob");
    }

    @ParameterizedTest
    @ValueSource(strings = { "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512" })
    void everyAsymmetricAlgorithmOfTheIssuerCounts(String algorithm) {
        tokens.decode(issuer.token(JWSAlgorithm.parse(algorithm), null, claims -> {
        }));
    }

    @Test
    void thePublicKeyIsNoSecretToSignWith() throws Exception {
        var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(),
                new JWTClaimsSet.Builder().subject("mallory").build());
        token.sign(new MACSigner(FakeIssuer.ONE.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8)));

        tokens.assertRefused(token.serialize(), TokenDecoder.OTHER_ALGORITHM);
        tokens.assertRefused(new PlainJWT(new JWTClaimsSet.Builder().subject("mallory").build()).serialize(),
                TokenDecoder.MALFORMED);
        assertThat(issuer.fetches).hasValue(0);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "JWT", "jwt", "at+jwt", "application/at+jwt" })
    void theTypesOfAccessTokensCount(@Nullable String type) {
        tokens.decode(issuer.token(JWSAlgorithm.RS256, type, claims -> {
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = { "logout+jwt", "dpop+jwt", "id_token" })
    void otherTypesAreRefused(String type) {
        tokens.assertRefused(issuer.token(JWSAlgorithm.RS256, type, claims -> {
        }), AccessTokenRules.NO_ACCESS_TOKEN);
    }

    @ParameterizedTest
    @MethodSource
    void whatATokenLacksIsNamed(String reason, Consumer<JWTClaimsSet.Builder> further) {
        tokens.assertRefused(issuer.token(further), reason);
    }

    static Stream<Arguments> whatATokenLacksIsNamed() {
        return Stream.of(refused(AccessTokenRules.NO_ACCESS_TOKEN, claims -> claims.claim("typ", "ID")),
                refused(AccessTokenRules.OTHER_ISSUER, claims -> claims.issuer("http://elsewhere")),
                refused(AccessTokenRules.NO_EXPIRY, claims -> claims.expirationTime(null)),
                refused(AccessTokenRules.EXPIRED, claims -> claims.expirationTime(in(-90))),
                refused(AccessTokenRules.NOT_YET_VALID, claims -> claims.notBeforeTime(in(90))),
                refused(AccessTokenRules.NO_USER, claims -> claims.subject("two words")),
                refused(AccessTokenRules.NO_USER, claims -> claims.subject(null)));
    }

    private static Arguments refused(String reason, Consumer<JWTClaimsSet.Builder> further) {
        return Arguments.of(reason, further);
    }

    @Test
    void aMinuteBetweenTheClocksIsForgivenBothWays() {
        tokens.decode(issuer.token(claims -> claims.notBeforeTime(in(50)).issueTime(in(50))));
        tokens.decode(issuer.token(claims -> claims.expirationTime(in(-50))));
    }

    @Test
    void whereAudiencesAreNamedOneOfThemMustBeInTheToken() {
        var decoder = tokens.decoder(List.of("firstcome", "https://shop.example"));
        decoder.decode(issuer.token(claims -> claims.audience(List.of("other", "firstcome")))).block();

        for (String token : List.of(issuer.token("alice"), issuer.token(claims -> claims.audience("other")))) {
            assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(token).block())
                .withMessage(AccessTokenRules.OTHER_AUDIENCE);
        }
    }

    @Test
    void aSignatureThatDoesNotFitIsNamed() {
        String token = issuer.token("alice");
        String other = issuer.token("bob");
        tokens.assertRefused(token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.')),
                TokenDecoder.BAD_SIGNATURE);
        tokens.assertRefused("nonsense", TokenDecoder.MALFORMED);
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

}
