package io.firstcome.security;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import io.firstcome.http.Problem;
import io.firstcome.http.ProblemException;

/// Why a caller is turned away, with the challenge of RFC 6750.
final class SecurityProblems implements ServerAuthenticationEntryPoint, ServerAccessDeniedHandler {

    static final Problem NO_TOKEN = Problem.of(401, "no-token", "Unauthorized: no token",
            "This call needs a token; send the header Authorization: Bearer <token>.");

    static final Problem INVALID_TOKEN = Problem.of(401, "invalid-token", "Unauthorized: invalid token",
            "The token is expired, malformed or not signed by a trusted key.");

    static final Problem INSUFFICIENT_SCOPE = Problem.of(403, "insufficient-scope",
            "Forbidden: needs scope coupon:admin", "This call needs a token with the scope coupon:admin.");

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException cause) {
        if (cause instanceof OAuth2AuthenticationException invalid) {
            String reason = reason(invalid);
            return refuse(exchange, "Bearer error=\"invalid_token\", error_description=\"" + reason + "\"",
                    INVALID_TOKEN.saying(reason));
        }
        return refuse(exchange, "Bearer", NO_TOKEN);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException cause) {
        return refuse(exchange, "Bearer error=\"insufficient_scope\", scope=\"coupon:admin\"", INSUFFICIENT_SCOPE);
    }

    private static Mono<Void> refuse(ServerWebExchange exchange, String challenge, Problem problem) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
        return Mono.error(new ProblemException(problem));
    }

    // A sentence of the decoder's or of the framework's, neither of which quotes the
    // token.
    private static String reason(OAuth2AuthenticationException invalid) {
        @Nullable String description = invalid.getError().getDescription();
        return description != null ? description : INVALID_TOKEN.detail();
    }

}
