package io.firstcome.admission.web;

import java.net.URI;
import java.security.Principal;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

import io.firstcome.admission.Holdings;
import io.firstcome.admission.IssueDesk;
import io.firstcome.admission.Outcome;
import io.firstcome.core.CouponId;
import io.firstcome.core.Problem;
import io.firstcome.core.ProblemException;
import io.firstcome.core.UserId;
import io.firstcome.coupon.CouponProblems;

/// Issues over HTTP: turns requests into calls of the desk, and outcomes into answers.
/// Decides nothing.
@Component
class IssueHandler {

    private static final String RETRY_AFTER_SECONDS = "1";

    private final IssueDesk desk;

    private final Holdings holdings;

    IssueHandler(IssueDesk desk, Holdings holdings) {
        this.desk = desk;
        this.holdings = holdings;
    }

    Mono<ServerResponse> issue(ServerRequest request) {
        CouponId coupon = coupon(request);
        var preference = Preference.of(request.headers().header("Prefer"));
        return user(request).flatMap(user -> desk.issue(coupon, user, preference.patience()))
            .flatMap(outcome -> answer(outcome, coupon, preference));
    }

    Mono<ServerResponse> mine(ServerRequest request) {
        CouponId coupon = coupon(request);
        return user(request).flatMap(user -> holdings.find(coupon, user).flatMap(holding -> switch (holding) {
            case Holdings.Holding.Row(var issue) -> json(HttpStatus.OK).bodyValue(IssueBody.of(issue));
            case Holdings.Holding.Seat() -> json(HttpStatus.ACCEPTED).header("Retry-After", RETRY_AFTER_SECONDS)
                .bodyValue(PendingBody.of(coupon, user));
            case Holdings.Holding.Nothing() -> refuse(Refusal.NO_ISSUE);
            case Holdings.Holding.UnknownCoupon() -> Mono.error(CouponProblems.notFound(coupon));
        }));
    }

    private static Mono<ServerResponse> answer(Outcome outcome, CouponId coupon, Preference preference) {
        return switch (outcome) {
            case Outcome.Issued(var issue) ->
                json(HttpStatus.CREATED).location(location(coupon)).bodyValue(IssueBody.of(issue));
            case Outcome.Held(var issue) -> json(HttpStatus.OK).bodyValue(IssueBody.of(issue));
            case Outcome.Pending(var id, var user) -> pending(preference, coupon).bodyValue(PendingBody.of(id, user));
            case Outcome.SoldOut() -> refuse(Refusal.SOLD_OUT);
            case Outcome.NotOpen(var opensAt) -> refuse(Refusal.notOpen(opensAt));
            case Outcome.Paused() -> refuse(Refusal.PAUSED);
            case Outcome.Closed() -> refuse(Refusal.CLOSED);
            case Outcome.Revoked() -> refuse(Refusal.REVOKED);
            case Outcome.Unavailable() -> Mono.error(new ProblemException(Refusal.UNAVAILABLE));
            case Outcome.Unknown() -> Mono.error(CouponProblems.notFound(coupon));
        };
    }

    private static ServerResponse.BodyBuilder pending(Preference preference, CouponId coupon) {
        var accepted = json(HttpStatus.ACCEPTED).location(location(coupon)).header("Retry-After", RETRY_AFTER_SECONDS);
        preference.applied().ifPresent(applied -> accepted.header("Preference-Applied", applied));
        return accepted;
    }

    private static Mono<ServerResponse> refuse(Problem problem) {
        return ServerResponse.status(problem.status())
            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .bodyValue(problem);
    }

    private static ServerResponse.BodyBuilder json(HttpStatus status) {
        return ServerResponse.status(status).contentType(MediaType.APPLICATION_JSON);
    }

    private static URI location(CouponId coupon) {
        return URI.create("/v1/coupons/" + coupon + "/issues/me");
    }

    private static CouponId coupon(ServerRequest request) {
        return CouponId.parse(request.pathVariable("id")).orElseThrow(CouponProblems::invalidId);
    }

    private static Mono<UserId> user(ServerRequest request) {
        return request.principal().map(Principal::getName).map(UserId::new);
    }

}
