package io.firstcome.live.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.firstcome.admission.Outcome;
import io.firstcome.coupon.AdmissionMode;
import io.firstcome.coupon.CouponProblems;
import io.firstcome.coupon.CouponStatus;
import io.firstcome.http.ApiCall;
import io.firstcome.http.ApiCalls;
import io.firstcome.http.Problem;

/// What this room's calls answer.
@Component
class LiveApi implements ApiCalls {

    private static final String ROOM = "figures";

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private static final FiguresBody EXAMPLE = new FiguresBody(42, "Noon drop", NOON, CouponStatus.OPEN, 500L, 120,
            380L, NOON, NOON.plusSeconds(3600), AdmissionMode.REDIS, 1, null, null, NOON,
            new FiguresBody.JournalBody(0, null), Map.of(Outcome.Kind.ISSUED, 120L), 60,
            Map.of(Outcome.Kind.ISSUED, 60.0));

    private static final Problem[] NO_COUPON = { CouponProblems.invalidId().problem(), CouponProblems.NOT_FOUND };

    @Override
    public List<ApiCall> calls() {
        return List.of(
                ApiCall.of(ROOM, "GET", "/v1/coupons/{id}/stats", "readFigures", "The figures of a drop, now")
                    .answers(200, "The figures", FiguresBody.class, EXAMPLE)
                    .refuses(NO_COUPON),
                ApiCall
                    .of(ROOM, "GET", "/v1/coupons/{id}/events", "watchFigures",
                            "The same as they change, as server-sent events named figures")
                    .inOneForm()
                    .answers(200, "A stream that does not end",
                            List.of(new ApiCall.Content("text/event-stream", String.class,
                                    "event: figures\nretry: 2000\ndata: {\"couponId\": 42}\n\n")),
                            "X-Accel-Buffering")
                    .refuses(NO_COUPON),
                ApiCall.unpublished("GET", "/", ApiCall.Access.OPEN),
                ApiCall.unpublished("GET", "/{file:[a-z]+\\.(?:css|html|js|svg)}", ApiCall.Access.OPEN),
                ApiCall.unpublished("GET", "/webjars/**", ApiCall.Access.OPEN));
    }

}
