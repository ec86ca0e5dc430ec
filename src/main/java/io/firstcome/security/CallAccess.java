package io.firstcome.security;

import java.util.Set;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authorization.AuthenticatedReactiveAuthorizationManager;
import org.springframework.security.authorization.AuthorityReactiveAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

import io.firstcome.http.ApiCall;
import io.firstcome.http.DescribedCalls;

/// Lets in whom the description of a call lets in. Which methods an address knows is no
/// secret, so OPTIONS needs no token; what is not described is refused as not there.
@Component
class CallAccess implements ReactiveAuthorizationManager<AuthorizationContext> {

    static final String ADMIN = "SCOPE_coupon:admin";

    private static final Mono<AuthorizationResult> GRANTED = Mono.just(new AuthorizationDecision(true));

    private final ReactiveAuthorizationManager<Object> user = AuthenticatedReactiveAuthorizationManager.authenticated();

    private final ReactiveAuthorizationManager<Object> admin = AuthorityReactiveAuthorizationManager
        .hasAuthority(ADMIN);

    private final DescribedCalls calls;

    CallAccess(DescribedCalls calls) {
        this.calls = calls;
    }

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> caller, AuthorizationContext context) {
        ServerHttpRequest request = context.getExchange().getRequest();
        HttpMethod method = request.getMethod();
        PathContainer path = request.getPath().pathWithinApplication();
        return calls.find(method, path)
            .map(call -> authorize(caller, call.access(), context))
            .orElseGet(() -> undescribed(method, path));
    }

    private Mono<AuthorizationResult> authorize(Mono<Authentication> caller, ApiCall.Access access,
            AuthorizationContext context) {
        return switch (access) {
            case OPEN -> GRANTED;
            case USER -> user.authorize(caller, context);
            case ADMIN -> admin.authorize(caller, context);
        };
    }

    private Mono<AuthorizationResult> undescribed(HttpMethod method, PathContainer path) {
        Set<HttpMethod> known = calls.methods(path);
        if (known.isEmpty()) {
            return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
        return known.contains(method) ? GRANTED : Mono.error(new MethodNotAllowedException(method, known));
    }

}
