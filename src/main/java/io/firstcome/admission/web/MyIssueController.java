package io.firstcome.admission.web;

import java.security.Principal;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.firstcome.admission.IssueProblems;
import io.firstcome.admission.Outcome;
import io.firstcome.admission.SeatLookup;
import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;
import io.firstcome.coupon.CouponProblems;
import io.firstcome.http.ProblemException;

/// What the caller holds of a coupon, over HTTP. Decides nothing.
@RestController
class MyIssueController {

    private static final String RETRY_AFTER_SECONDS = "1";

    private final SeatLookup seats;

    MyIssueController(SeatLookup seats) {
        this.seats = seats;
    }

    @GetMapping(path = "/v1/coupons/{id}/issues/me", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<?>> mine(@PathVariable String id, Principal caller) {
        CouponId coupon = CouponId.parse(id).orElseThrow(CouponProblems::invalidId);
        var user = new UserId(caller.getName());
        return seats.find(coupon, user)
            .switchIfEmpty(Mono.error(() -> new ProblemException(IssueProblems.NO_ISSUE)))
            .flatMap(outcome -> switch (outcome) {
                case Outcome.Issued(var issue) -> Mono.just(ResponseEntity.ok(IssueBody.of(issue)));
                case Outcome.Held(var issue) -> Mono.just(ResponseEntity.ok(IssueBody.of(issue)));
                case Outcome.Pending pending -> Mono.just(ResponseEntity.status(HttpStatus.ACCEPTED)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .body(IssueBody.pending(coupon, user)));
                case Outcome.Unavailable() -> Mono.error(new ProblemException(IssueProblems.UNAVAILABLE));
                case Outcome.Unknown() -> Mono.error(CouponProblems.notFound(coupon));
                case Outcome.SoldOut(), Outcome.NotOpen(_), Outcome.Paused(), Outcome.Closed(),
                        Outcome.Revoked() ->
                    Mono.error(new ProblemException(IssueProblems.NO_ISSUE));
            });
    }

}
