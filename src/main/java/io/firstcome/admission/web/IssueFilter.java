package io.firstcome.admission.web;

import java.net.URI;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

import io.firstcome.admission.AnswerCounts;
import io.firstcome.admission.IssueDesk;
import io.firstcome.admission.IssueProblems;
import io.firstcome.admission.Outcome;
import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;
import io.firstcome.coupon.CouponProblems;
import io.firstcome.http.ProblemException;

/// `POST /v1/coupons/{id}/issues`, the way that the crowd takes: answered here, ahead of
/// the dispatcher and after security. The dispatcher would spend as much on finding a
/// handler and a writer as the answer costs (ADR 6). Turns requests into calls of the
/// desk and outcomes into answers; decides nothing.
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class IssueFilter implements WebFilter {

    private static final String RETRY_AFTER_SECONDS = "1";

    private static final PathPattern ADDRESS = PathPatternParser.defaultInstance.parse("/v1/coupons/{id}/issues");

    private final IssueDesk desk;

    private final PrebuiltResponses answers;

    private final AnswerCounts counts;

    IssueFilter(IssueDesk desk, PrebuiltResponses answers, AnswerCounts counts) {
        this.counts = counts;
        this.desk = desk;
        this.answers = answers;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!HttpMethod.POST.equals(request.getMethod())) {
            return chain.filter(exchange);
        }
        PathPattern.@Nullable PathMatchInfo match = ADDRESS.matchAndExtract(request.getPath().pathWithinApplication());
        return match == null ? chain.filter(exchange)
                : issue(exchange, Objects.requireNonNull(match.getUriVariables().get("id")));
    }

    private Mono<Void> issue(ServerWebExchange exchange, String id) {
        name(exchange);
        CouponId coupon = CouponId.parse(id).orElseThrow(CouponProblems::invalidId);
        var preference = Preference.of(exchange.getRequest().getHeaders().getOrEmpty("Prefer"));
        return exchange.getPrincipal()
            .switchIfEmpty(Mono.error(() -> new IllegalStateException("security has let nobody in")))
            .flatMap(caller -> desk.issue(coupon, new UserId(caller.getName()), preference.waitForCommit()))
            .switchIfEmpty(Mono.error(() -> new IllegalStateException("the desk has decided nothing")))
            .flatMap(outcome -> answer(exchange, outcome, coupon, preference));
    }

    private Mono<Void> answer(ServerWebExchange exchange, Outcome outcome, CouponId coupon, Preference preference) {
        ServerHttpResponse response = exchange.getResponse();
        counts.count(coupon, outcome);
        return switch (outcome) {
            case Outcome.Issued(var issue) -> {
                response.getHeaders().setLocation(location(exchange, coupon));
                yield answers.write(response, HttpStatus.CREATED, IssueBody.of(issue));
            }
            case Outcome.Held(var issue) -> answers.write(response, HttpStatus.OK, IssueBody.of(issue));
            case Outcome.Pending(var id, var user) -> {
                begin(exchange, preference, coupon);
                yield answers.write(response, HttpStatus.ACCEPTED, IssueBody.pending(id, user));
            }
            case Outcome.SoldOut() -> answers.refuse(response, IssueProblems.SOLD_OUT);
            case Outcome.NotOpen(var opensAt) -> answers.refuse(response, IssueProblems.notOpen(opensAt));
            case Outcome.Paused() -> answers.refuse(response, IssueProblems.PAUSED);
            case Outcome.Closed() -> answers.refuse(response, IssueProblems.CLOSED);
            case Outcome.Revoked() -> answers.refuse(response, IssueProblems.REVOKED);
            case Outcome.Unavailable() -> Mono.error(new ProblemException(IssueProblems.UNAVAILABLE));
            case Outcome.Unknown() -> Mono.error(CouponProblems.notFound(coupon));
        };
    }

    private static void begin(ServerWebExchange exchange, Preference preference, CouponId coupon) {
        HttpHeaders pending = exchange.getResponse().getHeaders();
        pending.setLocation(location(exchange, coupon));
        pending.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        preference.applied().ifPresent(applied -> pending.set("Preference-Applied", applied));
    }

    private static URI location(ServerWebExchange exchange, CouponId coupon) {
        return URI
            .create(exchange.getRequest().getPath().contextPath().value() + "/v1/coupons/" + coupon + "/issues/me");
    }

    // What the dispatcher does for a handler: the name under which this request is
    // counted.
    private static void name(ServerWebExchange exchange) {
        ServerRequestObservationContext observed = exchange
            .getAttribute(ServerRequestObservationContext.CURRENT_OBSERVATION_CONTEXT_ATTRIBUTE);
        if (observed != null) {
            observed.setPathPattern(ADDRESS.getPatternString());
        }
    }

}
