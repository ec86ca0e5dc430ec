package io.firstcome.admission.bulk;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.harness.Api;
import io.firstcome.harness.PlainClient;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServiceTest;
import io.firstcome.harness.Token;

import static io.firstcome.harness.Problems.expect;
import static org.assertj.core.api.Assertions.assertThat;

/// Many users at once, into the service.
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class ImportIT {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final Api api;

    private final BulkCalls bulk;

    private final Rows rows;

    private final JsonMapper json;

    ImportIT(Api api, DatabaseClient database, JsonMapper json) {
        this.api = api;
        this.bulk = new BulkCalls(api, json);
        this.rows = new Rows(database);
        this.json = json;
    }

    @Test
    void answersEachLineInOrder() {
        long coupon = api.openCoupon(4);
        // Those who have the coupon opened are decided in no order.
        api.issue(coupon, "zero").expectStatus().isCreated();

        var answers = bulk.take(coupon, Stream.of(BulkCalls.line("one"), BulkCalls.line("two"), BulkCalls.line("one"),
                "{}", "no json", "{\"userId\": \"two words\"}", BulkCalls.line("three"), BulkCalls.line("four")));

        assertThat(answers.stream().map(answer -> answer.get("line").longValue())).containsExactly(1L, 2L, 3L, 4L, 5L,
                6L, 7L, 8L);
        assertThat(answers.stream().map(answer -> answer.path("userId").asString(""))).containsExactly("one", "two",
                "one", "", "", "", "three", "four");
        assertThat(answers.stream().map(answer -> answer.get("status").intValue())).containsExactly(201, 201, 200, 400,
                400, 400, 201, 409);
        assertThat(answers.get(2).get("issueId").stringValue()).endsWith("-2");
        assertThat(answers.get(7).get("code").stringValue()).isEqualTo("sold-out");
        assertThat(rows.usersByPosition(coupon)).containsExactly("zero", "one", "two", "three");
    }

    @Test
    void sentAgainChangesNothing() {
        long coupon = api.openCoupon(1000);
        var lines = BulkCalls.users("again", 1000).map(BulkCalls::line).toList();
        var first = bulk.take(coupon, lines.stream());

        var second = bulk.take(coupon, lines.stream());

        assertThat(first).allMatch(answer -> answer.get("status").intValue() == 201);
        assertThat(second).allMatch(answer -> answer.get("status").intValue() == 200);
        assertThat(second.stream().map(answer -> answer.get("issueId")))
            .containsExactlyElementsOf(first.stream().map(answer -> answer.get("issueId")).toList());
    }

    @Test
    void answersWhileTheNextLinesAreStillToCome() {
        long coupon = api.openCoupon(10);
        Sinks.Many<String> lines = Sinks.many().unicast().onBackpressureBuffer();
        lines.tryEmitNext(BulkCalls.line("first") + "\n").orThrow();

        var answers = bulk.send(coupon, lines.asFlux()).map(json::readTree).doOnNext(answer -> {
            if (answer.get("line").longValue() == 1) {
                lines.tryEmitNext(BulkCalls.line("second") + "\n").orThrow();
                lines.tryEmitComplete().orThrow();
            }
        }).collectList().block(WITHIN);

        assertThat(Objects.requireNonNull(answers)).hasSize(2);
    }

    @Test
    void aLineThatIsTooLongIsTheLastOneAndSaysSo(CapturedOutput output) {
        long coupon = api.openCoupon(10);

        var answers = bulk.take(coupon,
                Stream.of(BulkCalls.line("before"), BulkCalls.line("x".repeat(20_000)), BulkCalls.line("after")));

        assertThat(answers).hasSize(2);
        assertThat(answers.getFirst().get("status").intValue()).isEqualTo(201);
        assertThat(answers.getLast().get("line").longValue()).isEqualTo(2);
        assertThat(answers.getLast().get("status").intValue()).isEqualTo(413);
        assertThat(answers.getLast().get("code").stringValue()).isEqualTo("body-too-large");
        assertThat(rows.usersByPosition(coupon)).containsExactly("before");
        assertThat(output).doesNotContain("refCnt", "IllegalReferenceCount");
    }

    @ParameterizedTest
    @ValueSource(strings = { "garbage", "application/x-ndjson; charset=nonsense", "application/x-ndjson; charset=?" })
    void aTypeThatCannotBeReadIsUnsupported(String type) throws IOException, InterruptedException {
        long coupon = api.openCoupon(1);

        var answer = PlainClient.send(api, "POST", "/v1/coupons/" + coupon + "/issues/import",
                "{\"userId\": \"alice\"}", "Content-Type", type, "Authorization",
                "Bearer " + Token.of("admin", "coupon:admin"));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(json.readTree(answer.body()).get("code").stringValue()).isEqualTo("unsupported-media-type");
        assertThat(rows.usersByPosition(coupon)).isEmpty();
    }

    @Test
    void onlyAdministratorsImport() {
        long coupon = api.openCoupon(1);
        var body = "{\"userId\": \"alice\"}";
        expect(api.as("alice")
            .post()
            .uri("/v1/coupons/{id}/issues/import", coupon)
            .contentType(MediaType.APPLICATION_NDJSON)
            .bodyValue(body)
            .exchange(), 403, "insufficient-scope");
        expect(api.admin()
            .post()
            .uri("/v1/coupons/{id}/issues/import", coupon)
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(body)
            .exchange(), 415, "unsupported-media-type");
        expect(api.admin()
            .post()
            .uri("/v1/coupons/9223372036854775807/issues/import")
            .contentType(MediaType.APPLICATION_NDJSON)
            .bodyValue(body)
            .exchange(), 404, "coupon-not-found");
        assertThat(rows.usersByPosition(coupon)).isEmpty();
    }

}
