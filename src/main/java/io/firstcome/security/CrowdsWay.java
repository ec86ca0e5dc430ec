package io.firstcome.security;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Matches `POST /v1/coupons/{id}/issues` in exactly this spelling. Any other spelling
/// that the routes may understand meets the general rules, which ask for a token too.
final class CrowdsWay implements ServerWebExchangeMatcher {

    private static final String START = "/v1/coupons/";

    private static final String END = "/issues";

    @Override
    public Mono<MatchResult> matches(ServerWebExchange exchange) {
        return isTaken(exchange.getRequest()) ? MatchResult.match() : MatchResult.notMatch();
    }

    private static boolean isTaken(ServerHttpRequest request) {
        String path = request.getPath().value();
        return HttpMethod.POST.equals(request.getMethod()) && path.startsWith(START) && path.endsWith(END)
                && path.indexOf('/', START.length()) == path.length() - END.length();
    }

}
