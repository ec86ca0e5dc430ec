package io.firstcome.security;

import java.security.Principal;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Lets in who carries a valid token, whoever it is: all that the crowd's way needs of
/// security, in one filter where the general chain has seven. What makes a token valid is
/// the decoder's business here as there. The caller is the exchange's principal; there is
/// no security context.
final class TokenFilter implements WebFilter {

    private static final String SCHEME = "Bearer ";

    private final ReactiveJwtDecoder decoder;

    private final SecurityProblems refusals;

    TokenFilter(ReactiveJwtDecoder decoder, SecurityProblems refusals) {
        this.decoder = decoder;
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        @Nullable String token = token(exchange.getRequest().getHeaders());
        if (token == null) {
            return refusals.commence(exchange, new AuthenticationCredentialsNotFoundException("no token"));
        }
        return decoder.decode(token)
            .<Principal>map(valid -> new Caller(Objects.requireNonNull(valid.getSubject())))
            .onErrorResume(JwtException.class, error -> refuse(exchange, error))
            .flatMap(caller -> chain.filter(exchange.mutate().principal(Mono.just(caller)).build()));
    }

    private Mono<Principal> refuse(ServerWebExchange exchange, JwtException error) {
        return error instanceof BadJwtException
                ? refusals
                    .commence(exchange, new InvalidBearerTokenException(String.valueOf(error.getMessage()), error))
                    .then(Mono.empty())
                // The issuer could not be asked: that is no verdict on the caller.
                : Mono.error(new AuthenticationServiceException(error.getMessage(), error));
    }

    /// As in RFC 6750, section 2.1. What follows the scheme is for the decoder to
    /// judge.
    private static @Nullable String token(HttpHeaders headers) {
        @Nullable String header = headers.getFirst(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip() : null;
    }

    private record Caller(String name) implements Principal {

        @Override
        public String getName() {
            return name;
        }

    }

}
