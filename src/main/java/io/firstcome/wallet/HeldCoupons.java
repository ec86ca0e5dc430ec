package io.firstcome.wallet;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

import io.firstcome.core.IssueId;
import io.firstcome.core.UserId;
import io.firstcome.coupon.Discount;
import io.firstcome.coupon.Expiry;
import io.firstcome.flow.Detached;
import io.firstcome.issuance.ledger.Issues;
import io.firstcome.stores.Column;

/// The rows of one user. Every guard stands in a WHERE, and the number of rows is the
/// answer.
@Repository
class HeldCoupons {

    private static final String SELECT = "SELECT " + Issues.COLUMNS + """
            , title, discount_amount, min_order_amount, usable_until
              FROM coupon_issues
              JOIN coupons ON id = coupon_id
             WHERE user_id = :user
            """;

    // The status is derived by the same rules, in the same order, as HeldCoupon.status.
    private static final String PAGE = SELECT + """
               AND coupon_id > :after
               AND (:status = '' OR :status = CASE
                     WHEN revoked_at IS NOT NULL THEN 'REVOKED'
                     WHEN used_at IS NOT NULL THEN 'USED'
                     WHEN usable_until <= :now THEN 'EXPIRED'
                     ELSE 'USABLE' END)
             ORDER BY coupon_id
             LIMIT :limit
            """;

    private static final String FIND = SELECT + " AND coupon_id = :coupon AND position = :position";

    // Not joined with the coupon: that would lock its row, which a drop needs.
    private static final String USE = """
            UPDATE coupon_issues
               SET used_at = NOW(6)
             WHERE coupon_id = :coupon
               AND position = :position
               AND user_id = :user
               AND used_at IS NULL
               AND revoked_at IS NULL
               AND (:usableUntil IS NULL OR NOW(6) < :usableUntil)
            """;

    private static final String UNDO = """
            UPDATE coupon_issues
               SET used_at = NULL
             WHERE coupon_id = :coupon
               AND position = :position
               AND user_id = :user
               AND used_at IS NOT NULL
               AND revoked_at IS NULL
            """;

    private final DatabaseClient database;

    private final WalletSettings settings;

    HeldCoupons(DatabaseClient database, WalletSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /// In order of coupon, beginning after `after`.
    ///
    /// @param status only these; null means all
    Mono<List<HeldCoupon>> page(UserId user, HeldCoupon.@Nullable Status status, long after, int limit, Instant now) {
        return Detached.of(database.sql(PAGE)
            .bind("user", user.value())
            .bind("after", after)
            .bind("status", status == null ? "" : status.name())
            .bind("now", utc(now))
            .bind("limit", limit)
            .map(HeldCoupons::held)
            .all()
            .collectList(), settings.answerWithin());
    }

    /// Empty when this user holds no such issue.
    Mono<HeldCoupon> find(UserId user, IssueId issue) {
        return Detached.of(bind(FIND, user, issue).map(HeldCoupons::held).one(), settings.answerWithin());
    }

    /// True when it could be used, and now is.
    Mono<Boolean> use(UserId user, HeldCoupon coupon) {
        Instant until = coupon.expiry().usableUntil();
        var spec = bind(USE, user, coupon.issue().id());
        var bound = until == null ? spec.bindNull("usableUntil", LocalDateTime.class)
                : spec.bind("usableUntil", utc(until));
        return changed(bound);
    }

    /// True when it was used, and now is not.
    Mono<Boolean> undo(UserId user, IssueId issue) {
        return changed(bind(UNDO, user, issue));
    }

    private DatabaseClient.GenericExecuteSpec bind(String sql, UserId user, IssueId issue) {
        return database.sql(sql)
            .bind("user", user.value())
            .bind("coupon", issue.coupon().value())
            .bind("position", issue.position().value());
    }

    private Mono<Boolean> changed(DatabaseClient.GenericExecuteSpec spec) {
        return Detached.of(spec.fetch().rowsUpdated().map(rows -> rows == 1), settings.answerWithin());
    }

    private static HeldCoupon held(Readable row) {
        var discount = new Discount(Column.number(row, "discount_amount"), Column.number(row, "min_order_amount"));
        @Nullable Instant until = Column.findTime(row, "usable_until");
        return new HeldCoupon(Issues.issue(row), Column.text(row, "title"), discount,
                until == null ? Expiry.never() : new Expiry(until));
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

}
