package io.firstcome.admission.web;

import java.security.Principal;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

import io.firstcome.admission.Holdings;
import io.firstcome.core.CouponId;
import io.firstcome.core.ProblemException;
import io.firstcome.core.UserId;
import io.firstcome.coupon.CouponProblems;

/// What the caller holds of a coupon, over HTTP. Decides nothing.
@Component
class IssueHandler {

    private static final String RETRY_AFTER_SECONDS = "1";

    private final Holdings holdings;

    IssueHandler(Holdings holdings) {
        this.holdings = holdings;
    }

    Mono<ServerResponse> mine(ServerRequest request) {
        CouponId coupon = coupon(request);
        return user(request).flatMap(user -> holdings.find(coupon, user).flatMap(holding -> switch (holding) {
            case Holdings.Holding.Row(var issue) -> json(HttpStatus.OK).bodyValue(IssueBody.of(issue));
            case Holdings.Holding.Seat() -> json(HttpStatus.ACCEPTED).header("Retry-After", RETRY_AFTER_SECONDS)
                .bodyValue(PendingBody.of(coupon, user));
            case Holdings.Holding.Nothing() -> Mono.error(new ProblemException(Refusal.NO_ISSUE));
            case Holdings.Holding.Open() -> Mono.error(new ProblemException(Refusal.UNAVAILABLE));
            case Holdings.Holding.UnknownCoupon() -> Mono.error(CouponProblems.notFound(coupon));
        }));
    }

    private static ServerResponse.BodyBuilder json(HttpStatus status) {
        return ServerResponse.status(status).contentType(MediaType.APPLICATION_JSON);
    }

    private static CouponId coupon(ServerRequest request) {
        return CouponId.parse(request.pathVariable("id")).orElseThrow(CouponProblems::invalidId);
    }

    private static Mono<UserId> user(ServerRequest request) {
        return request.principal().map(Principal::getName).map(UserId::new);
    }

}
