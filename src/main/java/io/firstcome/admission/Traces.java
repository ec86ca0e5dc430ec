package io.firstcome.admission;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

import io.firstcome.admission.demand.Admission;
import io.firstcome.core.CouponId;
import io.firstcome.issuance.ledger.Commit;
import io.firstcome.issuance.ledger.Winner;

/// What this room adds to the trace of a request: the decision and the commit, each from
/// joining its batch until the batch is done. Costs nothing while nobody traces, and next
/// to nothing for a request that is not among those traced.
@Component
class Traces {

    private static final String COUPON = "firstcome.coupon";

    private static final String OUTCOME = "firstcome.outcome";

    private final Tracer tracer;

    Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    /// The same decision, as a span `issue.decide`. One that the caller does not wait for
    /// any more ends the span.
    Mono<Admission> decision(CouponId coupon, Mono<Admission> decision) {
        return tracer == Tracer.NOOP ? decision : Mono.deferContextual(context -> {
            Span span = begin("issue.decide", coupon, context);
            return decision.doOnNext(made -> span.tag(OUTCOME, word(made.decision())))
                .doOnError(span::error)
                .doFinally(signal -> span.end());
        });
    }

    /// The same answer, and a span `issue.commit` that lasts until the row is there,
    /// whether or not the answer waits for it.
    Mono<Outcome> commit(Winner winner, Mono<Commit> commit, Mono<Outcome> answer) {
        return tracer == Tracer.NOOP ? answer : Mono.deferContextual(context -> {
            Span span = begin("issue.commit", winner.coupon(), context).tag("firstcome.position",
                    winner.position().value());
            commit.subscribe(outcome -> span.tag(OUTCOME, word(outcome)).end(), error -> span.error(error).end());
            return answer;
        });
    }

    private Span begin(String name, CouponId coupon, ContextView context) {
        Observation request = context.getOrDefault(ObservationThreadLocalAccessor.KEY, Observation.NOOP);
        TracingContext traced = request == null ? null : request.getContextView().get(TracingContext.class);
        Span parent = traced == null ? null : traced.getSpan();
        return parent == null || !Boolean.TRUE.equals(parent.context().sampled()) ? Span.NOOP
                : tracer.spanBuilder().setParent(parent.context()).name(name).tag(COUPON, coupon.value()).start();
    }

    private static String word(Object outcome) {
        return outcome.getClass().getSimpleName();
    }

}
