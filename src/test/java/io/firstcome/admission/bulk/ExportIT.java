package io.firstcome.admission.bulk;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.harness.Api;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServiceTest;

import static io.firstcome.harness.Problems.expect;
import static org.assertj.core.api.Assertions.assertThat;

/// All issues of a coupon, out of the service.
@ServiceTest
class ExportIT {

    private final Api api;

    private final BulkCalls bulk;

    private final Rows rows;

    private final JsonMapper json;

    ExportIT(Api api, DatabaseClient database, JsonMapper json) {
        this.api = api;
        this.bulk = new BulkCalls(api, json);
        this.rows = new Rows(database);
        this.json = json;
    }

    @Test
    void hasEachIssueOnceInOrder() {
        long coupon = api.openCoupon(2500);
        bulk.take(coupon, BulkCalls.users("exported", 2500).map(BulkCalls::line));

        var issues = bulk.export(coupon, "", MediaType.APPLICATION_NDJSON).map(json::readTree).toList();

        assertThat(issues.stream().map(issue -> issue.get("position").longValue()))
            .containsExactlyElementsOf(LongStream.rangeClosed(1, 2500).boxed().toList());
        assertThat(issues.stream().map(issue -> issue.get("userId").stringValue()))
            .containsExactlyElementsOf(rows.usersByPosition(coupon));
        assertThat(issues.getFirst().get("revokedAt").isNull()).isTrue();
    }

    @Test
    void goesOnWhereItWasCutOff() {
        long coupon = api.openCoupon(10);
        bulk.take(coupon, BulkCalls.users("cut", 10).map(BulkCalls::line));

        assertThat(bulk.export(coupon, "?after=7", MediaType.APPLICATION_NDJSON)).hasSize(3);
    }

    @Test
    void anExportIsCsvWhereThatIsAccepted() {
        long coupon = api.openCoupon(10);
        bulk.take(coupon, Stream.of("{\"userId\": \"=1+1,\\\"x\\\"\"}"));

        var lines = bulk.export(coupon, "", MediaType.parseMediaType("text/csv")).toList();

        assertThat(lines.getFirst()).isEqualTo("issueId,couponId,userId,position,status,issuedAt,usedAt,revokedAt");
        assertThat(lines.get(1)).startsWith("'" + coupon + "-1," + coupon + ",\"'=1+1,\"\"x\"\"\",1,ISSUED,2")
            .endsWith("Z,,");
    }

    @Test
    void whatCannotBeWrittenIsNotAcceptable() {
        long coupon = api.openCoupon(1);
        for (String accepted : List.of("garbage", "application/json", "application/problem+json")) {
            expect(api.admin()
                .get()
                .uri("/v1/coupons/{id}/issues", coupon)
                .header(HttpHeaders.ACCEPT, accepted)
                .exchange(), 406, "not-acceptable");
        }
    }

    @Test
    void onlyAdministratorsExport() {
        long coupon = api.openCoupon(1);
        expect(api.as("alice").get().uri("/v1/coupons/{id}/issues", coupon).exchange(), 403, "insufficient-scope");
        expect(api.admin().get().uri("/v1/coupons/{id}/issues?after=x", coupon).exchange(), 400, "invalid-position");
        expect(api.admin().get().uri("/v1/coupons/9223372036854775807/issues").exchange(), 404, "coupon-not-found");
    }

}
