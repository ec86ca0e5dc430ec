package io.firstcome.security;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.source.JWKSecurityContextJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.SignedJWT;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Says of every token one of three things: this is who carries it; it is not valid, with
/// the sentence that the caller may hear (a [BadJwtException]); or, for now, nobody can
/// tell (any other [JwtException]). Never nothing.
final class TokenDecoder implements ReactiveJwtDecoder {

    static final String MALFORMED = "The token is malformed.";

    static final String BAD_SIGNATURE = "The token's signature is not valid.";

    static final String OTHER_ALGORITHM = "The token is not signed with an algorithm that is accepted here.";

    static final String UNKNOWN_KEY = "The token is signed with a key that its issuer does not publish.";

    private final ReactiveJwtDecoder decoder;

    private TokenDecoder(ReactiveJwtDecoder decoder) {
        this.decoder = decoder;
    }

    /// @param keys those that may have made a signature
    /// @param algorithms of which a token's must be one
    static TokenDecoder of(Function<SignedJWT, Mono<List<JWK>>> keys, Set<JWSAlgorithm> algorithms,
            OAuth2TokenValidator<Jwt> rules) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(token -> find(token, keys, algorithms))
            .validateType(false)
            .jwtProcessorCustomizer(processor -> processor
                .setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, new JWKSecurityContextJWKSet())))
            .build();
        decoder.setJwtValidator(rules);
        return new TokenDecoder(decoder);
    }

    // An algorithm that does not count is no reason to ask anybody for keys.
    private static Flux<JWK> find(SignedJWT token, Function<SignedJWT, Mono<List<JWK>>> keys,
            Set<JWSAlgorithm> algorithms) {
        return algorithms.contains(token.getHeader().getAlgorithm())
                ? keys.apply(token).flatMapIterable(Function.identity())
                : Flux.error(new BadJwtException(OTHER_ALGORITHM));
    }

    static TokenDecoder of(LocalKey key, OAuth2TokenValidator<Jwt> rules) {
        var decoder = NimbusReactiveJwtDecoder.withSecretKey(key.key())
            .macAlgorithm(MacAlgorithm.HS256)
            .validateType(false)
            .build();
        decoder.setJwtValidator(rules);
        return new TokenDecoder(decoder);
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return decoder.decode(token)
            .onErrorMap(TokenDecoder::verdict)
            .switchIfEmpty(Mono.error(() -> new IllegalStateException("a token was decoded to nothing")));
    }

    private static Throwable verdict(Throwable error) {
        return switch (error) {
            case JwtValidationException broken ->
                new BadJwtException(String.valueOf(broken.getErrors().iterator().next().getDescription()), broken);
            // The library wraps whatever the search for the key failed with.
            case IllegalStateException search when search.getCause() instanceof JwtException known -> known;
            case JwtException rejected -> verdict(rejected);
            default -> error;
        };
    }

    private static Throwable verdict(JwtException rejected) {
        return switch (rejected.getCause()) {
            case BadJWSException signature when isAboutSignature(signature) ->
                new BadJwtException(BAD_SIGNATURE, rejected);
            case BadJOSEException algorithm -> new BadJwtException(OTHER_ALGORITHM, rejected);
            case JOSEException key -> new BadJwtException(BAD_SIGNATURE, rejected);
            case null, default ->
                rejected instanceof BadJwtException ? new BadJwtException(MALFORMED, rejected) : rejected;
        };
    }

    private static boolean isAboutSignature(BadJWSException error) {
        return String.valueOf(error.getMessage()).contains("signature");
    }

}
