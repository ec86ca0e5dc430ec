package io.firstcome;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.api.Test;

import io.firstcome.harness.Api;
import io.firstcome.harness.Collector;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Neighbour;
import io.firstcome.harness.Neighbours;
import io.firstcome.harness.ServersTest;

import static org.assertj.core.api.Assertions.assertThat;

/// One trace tells of a request all the way to the commit; without the profile there is
/// none.
@ServersTest
class TracesIT {

    private static final String WINNER = "0af7651916cd43dd8448eb211c80319c";

    private static final String HURRIED = "1af7651916cd43dd8448eb211c80319c";

    private static final String LATE = "2af7651916cd43dd8448eb211c80319c";

    private final Neighbours neighbours;

    private final Tracer tracer;

    TracesIT(Neighbours neighbours, Tracer tracer) {
        this.neighbours = neighbours;
        this.tracer = tracer;
    }

    @Test
    void areNotMadeUnlessAskedFor() {
        assertThat(tracer).isSameAs(Tracer.NOOP);
    }

    @Test
    void leadFromTheRequestToTheCommit() throws IOException {
        try (var collector = new Collector(); var neighbour = start(collector)) {
            Api api = neighbour.api();
            long coupon = api.openCoupon(2);

            ask(api, coupon, "winner", WINNER, "");
            ask(api, coupon, "hurried", HURRIED, "respond-async");
            ask(api, coupon, "late", LATE, "");

            Eventually.isTrue(() -> collector.trace(WINNER).size() == 3 && collector.trace(HURRIED).size() == 3
                    && collector.trace(LATE).size() == 2);
            assertThat(names(collector.trace(WINNER))).containsExactly("http post /v1/coupons/{id}/issues",
                    "issue.decide", "issue.commit");
            assertThat(names(collector.trace(HURRIED))).contains("issue.commit");
            assertThat(names(collector.trace(LATE))).endsWith("issue.decide");
            List<Span> spans = collector.trace(WINNER);
            assertThat(spans.subList(1, 3))
                .allMatch(span -> span.getParentSpanId().equals(spans.getFirst().getSpanId()))
                .allMatch(span -> attribute(span, "firstcome.coupon").equals(Long.toString(coupon)));
            assertThat(attribute(spans.get(1), "firstcome.outcome")).isEqualTo("Admitted");
            assertThat(attribute(spans.get(2), "firstcome.outcome")).isEqualTo("Committed");
            assertThat(attribute(collector.trace(LATE).getLast(), "firstcome.outcome")).isEqualTo("SoldOut");
            Eventually.isTrue(() -> neighbour.words().contains("coupon " + coupon + " has no seat left"));
        }
    }

    private Neighbour start(Collector collector) {
        return neighbours.startWithProfile("tracing",
                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url(), "OTEL_TRACES_SAMPLER", "traceidratio",
                        "OTEL_TRACES_SAMPLER_ARG", "1", "OTEL_BSP_SCHEDULE_DELAY", "100"));
    }

    private static void ask(Api api, long coupon, String user, String trace, String prefer) {
        api.as(user)
            .post()
            .uri("/v1/coupons/{id}/issues", coupon)
            .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
            .header("Prefer", prefer)
            .exchange()
            .expectBody()
            .returnResult();
    }

    private static List<String> names(List<Span> spans) {
        return spans.stream().map(Span::getName).toList();
    }

    private static String attribute(Span span, String key) {
        return span.getAttributesList()
            .stream()
            .filter(attribute -> attribute.getKey().equals(key))
            .map(attribute -> attribute.getValue().hasIntValue() ? Long.toString(attribute.getValue().getIntValue())
                    : attribute.getValue().getStringValue())
            .findFirst()
            .orElse("");
    }

}
