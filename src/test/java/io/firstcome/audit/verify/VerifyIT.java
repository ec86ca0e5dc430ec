package io.firstcome.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.audit.Difference;
import io.firstcome.harness.Api;
import io.firstcome.harness.Neighbours;
import io.firstcome.harness.Rows;
import io.firstcome.harness.ServersTest;
import io.firstcome.wire.Wire;

import static org.assertj.core.api.Assertions.assertThat;

/// `java -jar firstcome.jar verify`: one line a difference, and an exit code.
@ServersTest
@Order(6)
class VerifyIT {

    private final Api api;

    private final Rows rows;

    private final Neighbours neighbours;

    private Path log;

    VerifyIT(Api api, DatabaseClient database, Neighbours neighbours) {
        this.api = api;
        this.rows = new Rows(database);
        this.neighbours = neighbours;
    }

    @BeforeEach
    void logIn(@TempDir Path folder) {
        log = folder.resolve("answers.jsonl");
    }

    @Test
    void afterADropEveryPromiseHasItsRow() throws IOException, InterruptedException {
        long coupon = drop();

        var verify = neighbours.verify("--coupon", Long.toString(coupon), "--log", log.toString());

        assertThat(verify.lastWords()).contains("1 coupons, 50 rows, 50 promises: 0 differences");
        assertThat(verify.exitCode()).isZero();
    }

    @Test
    void aBrokenPromiseIsNamed() throws IOException, InterruptedException {
        long coupon = drop();
        rows.change("DELETE FROM coupon_issues WHERE position = 7 AND coupon_id = " + coupon);

        var verify = neighbours.verify("--coupon", Long.toString(coupon), "--log", log.toString());

        assertThat(verify.lastWords())
            .containsPattern("LOST coupon " + coupon + ": user-\\d+ was told " + coupon + "-7")
            .contains("ORPHAN", "DRIFT", "3 differences");
        assertThat(verify.exitCode()).isEqualTo(1);
    }

    @Test
    void findsWhateverItPlants() throws InterruptedException {
        var verify = neighbours.verify("--self-test");

        assertThat(verify.lastWords()).contains("nothing planted: as it should be").doesNotContain("WRONG");
        for (Difference.Kind kind : Difference.Kind.values()) {
            assertThat(verify.words()).contains(kind + " planted: as it should be");
        }
        assertThat(verify.exitCode()).isZero();
        assertThat(rows.number("SELECT COUNT(*) FROM coupons WHERE title = 'verify --self-test'")).isZero();
    }

    @Test
    void saysWhenItCouldNotLook() throws IOException, InterruptedException {
        Files.writeString(log, "{\"user\": \"alice\", \"status\": 409}\nsomething else\n");
        var unreadable = neighbours.verify("--log", log.toString());
        assertThat(unreadable.lastWords()).contains("could not look", "line 2");
        assertThat(unreadable.exitCode()).isEqualTo(2);

        try (var toRedis = Wire.to(neighbours::redisPort)) {
            toRedis.cut();
            assertThat(neighbours.verify(toRedis.port()).exitCode()).isEqualTo(2);
        }
        assertThat(neighbours.verify("--quickly").lastWords()).contains("usage: ");
    }

    private long drop() throws IOException {
        long coupon = api.openCoupon(50);
        var lines = new ArrayList<String>();
        for (Api.Answer answer : api.crowd(coupon, Api.users("user", 100))) {
            lines.add("{\"user\": \"%s\", \"status\": %d, \"issueId\": \"%s\"}".formatted(answer.user(),
                    answer.status(), answer.body().path("issueId").asString("")));
        }
        Files.write(log, lines);
        return coupon;
    }

}
