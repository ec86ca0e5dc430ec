package io.firstcome.security;

import java.io.IOException;
import java.io.InputStream;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.converter.RsaKeyConverters;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/// How an issuer's tokens are checked where all that is known of it is a public key (RSA,
/// PEM), whatever the tokens call that key.
@Configuration(proxyBeanMethods = false)
@Conditional(OnPublicKey.class)
class PublicKeyTokens {

    @Bean
    ReactiveJwtDecoder publicKeyDecoder(OAuth2ResourceServerProperties properties, InstantSource clock)
            throws IOException {
        OAuth2ResourceServerProperties.Jwt jwt = properties.getJwt();
        RSAPublicKey key;
        try (InputStream pem = Objects.requireNonNull(jwt.getPublicKeyLocation()).getInputStream()) {
            key = Objects.requireNonNull(RsaKeyConverters.x509().convert(pem));
        }
        return TokenDecoder.of(token -> Mono.just(List.of(named(key, token))), JWSAlgorithm.Family.RSA,
                AccessTokenRules.ofIssuedTokens(clock, null, jwt.getAudiences()));
    }

    private static JWK named(RSAPublicKey key, SignedJWT token) {
        return new RSAKey.Builder(key).keyID(token.getHeader().getKeyID()).build();
    }

}
