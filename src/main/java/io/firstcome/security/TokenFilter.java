package io.firstcome.security;

import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Lets in who carries a valid token, whoever it is: all that the crowd's way needs of
/// security, in one filter where the general chain has seven. What makes a token valid is
/// the library's business here as there. The caller is the exchange's principal; there is
/// no security context.
final class TokenFilter implements WebFilter {

    private final ServerBearerTokenAuthenticationConverter tokens = new ServerBearerTokenAuthenticationConverter();

    private final AnswerHeaders headers = new AnswerHeaders();

    private final ReactiveAuthenticationManager authentication;

    private final SecurityProblems refusals;

    TokenFilter(ReactiveAuthenticationManager authentication, SecurityProblems refusals) {
        this.authentication = authentication;
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        headers.write(exchange.getResponse().getHeaders());
        return caller(exchange).flatMap(caller -> chain.filter(exchange.mutate().principal(Mono.just(caller)).build()));
    }

    private Mono<Authentication> caller(ServerWebExchange exchange) {
        return tokens.convert(exchange)
            .switchIfEmpty(Mono.error(() -> new AuthenticationCredentialsNotFoundException("no token")))
            .flatMap(authentication::authenticate)
            .onErrorResume(AuthenticationException.class, error -> refuse(exchange, error));
    }

    private Mono<Authentication> refuse(ServerWebExchange exchange, AuthenticationException error) {
        // The issuer could not be asked: that is no verdict on the caller.
        return error instanceof AuthenticationServiceException ? Mono.error(error)
                : refusals.commence(exchange, error).then(Mono.empty());
    }

}
