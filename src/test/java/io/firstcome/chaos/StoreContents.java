package io.firstcome.chaos;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import tools.jackson.databind.JsonNode;

import io.firstcome.harness.Eventually;
import io.firstcome.history.AtRest;

/// What both stores hold of one coupon, looked at from outside.
final class StoreContents {

    private final Stage stage;

    private final long coupon;

    StoreContents(Stage stage, long coupon) {
        this.stage = stage;
        this.coupon = coupon;
    }

    AtRest atRest() {
        List<AtRest.Row> rows = stage.mySql()
            .rows("SELECT position, user_id, revoked_at FROM coupon_issues WHERE coupon_id = " + coupon
                    + " ORDER BY position",
                    row -> new AtRest.Row(row.getLong(1), row.getString(2), row.getObject(3) != null));
        return new AtRest(number("total_quantity"), number("issued_quantity"), rows, seats(), journal());
    }

    long number(String column) {
        return stage.mySql().number("SELECT " + column + " FROM coupons WHERE id = " + coupon);
    }

    /// Seats without a row.
    long free() {
        return number("total_quantity - issued_quantity");
    }

    boolean isDirect() {
        return stage.mySql()
            .number("SELECT COUNT(*) FROM coupons WHERE admission_mode = 'DIRECT' AND id = " + coupon) == 1;
    }

    long journal() {
        return stage.redis().ask(redis -> redis.xlen(key("journal")));
    }

    /// The name of a key of this coupon, as it is now.
    ///
    /// @param what `gate` or `winners` of the current epoch, or `journal`
    String key(String what) {
        return "fc:{" + coupon + "}:" + (what.equals("journal") ? what : "e" + number("admission_epoch") + ":" + what);
    }

    /// The service's own verdict comes to the same.
    void auditAgrees() {
        var said = new AtomicReference<JsonNode>();
        try {
            Eventually.isTrue(() -> {
                JsonNode now = verdict();
                said.set(now);
                return now.path("verdict").asString("").equals("AGREE");
            });
        }
        catch (IllegalStateException never) {
            throw new AssertionError("the audit says " + said, never);
        }
    }

    private long seats() {
        String winners = key("winners");
        return stage.redis().ask(redis -> redis.scard(winners));
    }

    private JsonNode verdict() {
        return Objects.requireNonNull(stage.first()
            .api()
            .admin()
            .get()
            .uri("/v1/coupons/{id}/audit", coupon)
            .exchange()
            .expectBody(JsonNode.class)
            .returnResult()
            .getResponseBody());
    }

}
