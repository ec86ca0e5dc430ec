package io.firstcome.security;

import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import io.firstcome.http.Problem;
import io.firstcome.http.ProblemException;

/// Why a caller is not let in, with the challenge of RFC 6750.
final class SecurityProblems implements ServerAuthenticationEntryPoint, ServerAccessDeniedHandler {

    static final Problem NO_TOKEN = Problem.of(401, "no-token", "Who are you?",
            "This call needs a token: send the header Authorization: Bearer <token>.");

    static final Problem INVALID_TOKEN = Problem.of(401, "invalid-token", "The token does not count",
            "The token is expired, malformed or signed by somebody else.");

    static final Problem INSUFFICIENT_SCOPE = Problem.of(403, "insufficient-scope", "Not yours to do",
            "This call needs a token with the scope coupon:admin.");

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException cause) {
        if (cause instanceof InvalidBearerTokenException invalid) {
            return refuse(exchange, "Bearer error=\"invalid_token\"", INVALID_TOKEN.saying(detail(invalid)));
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

    // What the decoder says of the signature helps nobody but who tries keys; what it
    // says of sub helps who calls.
    private static String detail(InvalidBearerTokenException invalid) {
        String description = invalid.getError().getDescription();
        return description != null && description.contains("sub must be") ? description + "." : INVALID_TOKEN.detail();
    }

}
