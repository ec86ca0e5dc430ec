package io.firstcome.lab.web;

import java.net.URI;
import java.security.Principal;
import java.time.Duration;

import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;
import io.firstcome.coupon.CouponProblems;
import io.firstcome.flow.Detached;
import io.firstcome.http.Problem;
import io.firstcome.http.ProblemException;
import io.firstcome.lab.strategy.Answer;
import io.firstcome.lab.strategy.Figures;
import io.firstcome.lab.strategy.Strategies;
import io.firstcome.lab.strategy.Strategy;

/// All strategies behind the same three calls, so that the same load can be sent to each.
/// Answers like the service's own issue endpoint, in fewer words.
@RestController
@Profile("lab")
class StrategyController {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private static final int TOTAL_MAX = 1_000_000;

    private static final Problem SOLD_OUT = Problem.of(409, "sold-out", "This strategy has nothing left to give out.");

    private static final Problem CLOSED = Problem.of(409, "closed",
            "This coupon is no longer issued; create a new one.");

    private static final Problem UNAVAILABLE = Problem.unavailable("This strategy could not decide now. Ask again.");

    private final Strategies strategies;

    StrategyController(Strategies strategies) {
        this.strategies = strategies;
    }

    @PostMapping("/lab/{strategy}/coupons")
    Mono<ResponseEntity<CouponBody>> create(@PathVariable("strategy") String name, @RequestBody CouponForm form) {
        if (form.totalQuantity() < 1 || form.totalQuantity() > TOTAL_MAX) {
            throw new ProblemException(Problem.of(400, "invalid-quantity",
                    "totalQuantity must be a whole number from 1 to " + TOTAL_MAX + "."));
        }
        return strategy(name).stock()
            .create(form.totalQuantity())
            .map(coupon -> ResponseEntity.created(URI.create("/lab/" + name + "/coupons/" + coupon))
                .body(new CouponBody(coupon.value(), name, form.totalQuantity())));
    }

    @GetMapping("/lab/{strategy}/coupons/{id}")
    Mono<Figures> figures(@PathVariable("strategy") String name, @PathVariable String id) {
        CouponId coupon = coupon(id);
        return strategy(name).stock().figures(coupon).switchIfEmpty(Mono.error(() -> CouponProblems.notFound(coupon)));
    }

    @PostMapping("/lab/{strategy}/coupons/{id}/issues")
    Mono<ResponseEntity<?>> issue(@PathVariable("strategy") String name, @PathVariable String id, Principal caller) {
        CouponId coupon = coupon(id);
        return Detached.of(strategy(name).issue(coupon, new UserId(caller.getName())), ANSWER_WITHIN)
            .map(answer -> switch (answer) {
                case ISSUED -> told(HttpStatus.CREATED, coupon, caller, answer);
                case HELD -> told(HttpStatus.OK, coupon, caller, answer);
                case ACCEPTED -> told(HttpStatus.ACCEPTED, coupon, caller, answer);
                case SOLD_OUT -> refused(SOLD_OUT);
                case CLOSED -> refused(CLOSED);
                case NO_COUPON -> refused(CouponProblems.notFound(coupon).problem());
                case UNAVAILABLE -> refused(UNAVAILABLE);
            });
    }

    private Strategy strategy(String name) {
        return strategies.find(name)
            .orElseThrow(() -> new ProblemException(Problem.of(404, "strategy-not-found",
                    "The strategies are: " + String.join(", ", strategies.names()) + ".")));
    }

    private static ResponseEntity<?> told(HttpStatus status, CouponId coupon, Principal caller, Answer answer) {
        return ResponseEntity.status(status).body(new AnswerBody(coupon.value(), caller.getName(), answer));
    }

    private static ResponseEntity<?> refused(Problem problem) {
        return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    private static CouponId coupon(String id) {
        return CouponId.parse(id).orElseThrow(CouponProblems::invalidId);
    }

    record CouponForm(long totalQuantity) {
    }

    record CouponBody(long id, String strategy, long totalQuantity) {
    }

    record AnswerBody(long couponId, String userId, Answer answer) {
    }

}
