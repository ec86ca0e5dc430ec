package io.firstcome.coupon;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.flow.Detached;
import io.firstcome.stores.Column;

/// The coupons as MySQL holds them. Every guard stands in a WHERE, and the number of rows
/// is the answer.
@Repository
public class Coupons {

    private static final String INSERT = """
            INSERT INTO coupons (title, type, discount_amount, min_order_amount, total_quantity, opens_at, closes_at,
                                 usable_until, created_at, updated_at)
            VALUES (:title, :type, :discount, :minOrder, :total, :opensAt, :closesAt, :usableUntil, NOW(6),
                    NOW(6))
            """;

    private static final String FIND = "SELECT * FROM coupons WHERE id = :id";

    // The status is derived by the same rules, in the same order, as Coupon.status.
    private static final String LIST = """
            SELECT * FROM coupons
             WHERE AFTER
               AND (:status = '' OR :status = CASE
                     WHEN state = 'CLOSED' THEN 'CLOSED'
                     WHEN closes_at <= :now THEN 'ENDED'
                     WHEN state = 'PAUSED' THEN 'PAUSED'
                     WHEN opens_at > :now THEN 'SCHEDULED'
                     WHEN issued_quantity >= total_quantity THEN 'SOLD_OUT'
                     ELSE 'OPEN' END)
             ORDER
             LIMIT :limit
            """;

    private static final String TERMS = """
            SELECT id, admission_epoch, admission_mode, version, total_quantity, revoked_quantity, opens_at, closes_at, state
              FROM coupons
             WHERE id IN (:ids)
            """;

    // The lowering in Redis lapses after ten seconds; a row that would follow later than
    // five must not follow at all.
    private static final String CHANGE = """
            UPDATE coupons
               SET title = :title, discount_amount = :discount, min_order_amount = :minOrder,
                   total_quantity = :total, opens_at = :opensAt, closes_at = :closesAt,
                   usable_until = :usableUntil,
                   version = version + 1, updated_at = NOW(6)
             WHERE id = :id
               AND version = :version
               AND state <> 'CLOSED'
               AND (:total IS NULL OR issued_quantity <= :total)
               AND NOW(6) < :readAt + INTERVAL 5 SECOND
               AND (:epoch IS NULL OR admission_epoch = :epoch)
            """;

    private static final String SET_STATE = """
            UPDATE coupons
               SET state = :state, version = version + 1, updated_at = NOW(6)
             WHERE id = :id
               AND state <> :state
               AND state <> 'CLOSED'
            """;

    private final DatabaseClient database;

    private final CouponSettings settings;

    Coupons(DatabaseClient database, CouponSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    Mono<CouponId> create(Offer offer) {
        return bind(database.sql(INSERT), offer).bind("type", CouponType.FIRST_COME_FIRST_SERVED.name())
            .filter(statement -> statement.returnGeneratedValues("id"))
            .map(row -> new CouponId(row.get("id", Long.class)))
            .one();
    }

    /// Empty when there is no such coupon.
    public Mono<Coupon> find(CouponId id) {
        return Detached.of(database.sql(FIND).bind("id", id.value()).map(CouponRows::coupon).one(),
                settings.answerWithin());
    }

    /// In the order of ids that is asked for, beginning after `after`.
    ///
    /// @param status only these; null means all
    public Mono<List<Coupon>> list(@Nullable CouponStatus status, CouponOrder order, long after, int limit,
            Instant now) {
        return Detached.of(database.sql(order.sql(LIST))
            .bind("after", after)
            .bind("status", status == null ? "" : status.name())
            .bind("now", Column.utc(now))
            .bind("limit", limit)
            .map(CouponRows::coupon)
            .all()
            .collectList(), settings.answerWithin());
    }

    /// What admission must know of each of these that exists, in one statement.
    public Flux<AdmissionTerms> terms(Collection<CouponId> ids) {
        return database.sql(TERMS).bind("ids", ids.stream().map(CouponId::value).toList()).map(CouponRows::terms).all();
    }

    /// The clock of MySQL, by which a change is held to its time.
    Mono<LocalDateTime> now() {
        return database.sql("SELECT NOW(6) AS now").map(row -> row.get("now", LocalDateTime.class)).one();
    }

    /// True when `before` was still what the row said and now it says `after`.
    Mono<Boolean> change(Coupon before, Offer after, EpochGuard allowed, LocalDateTime readAt) {
        var spec = bind(database.sql(CHANGE), after).bind("id", before.id().value());
        var bound = switch (allowed) {
            case EpochGuard.SameEpoch(var epoch) -> spec.bind("epoch", epoch.value());
            case EpochGuard.AnyEpoch() -> spec.bindNull("epoch", Long.class);
        };
        return bound.bind("version", before.version())
            .bind("readAt", readAt)
            .fetch()
            .rowsUpdated()
            .map(rows -> rows == 1);
    }

    /// True when the state was another before; false when it was this one already, or the
    /// coupon is closed or missing.
    Mono<Boolean> setState(CouponId id, CouponState state) {
        return database.sql(SET_STATE)
            .bind("id", id.value())
            .bind("state", state.name())
            .fetch()
            .rowsUpdated()
            .map(rows -> rows == 1);
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec spec, Offer offer) {
        var bound = spec.bind("title", offer.title())
            .bind("discount", offer.discount().discountAmount())
            .bind("minOrder", offer.discount().minOrderAmount())
            .bind("opensAt", Column.utc(offer.window().opensAt()))
            .bind("closesAt", Column.utc(offer.window().closesAt()));
        var limited = switch (offer.total()) {
            case Capacity.Seats(var count) -> bound.bind("total", count);
            case Capacity.Unlimited() -> bound.bindNull("total", Long.class);
        };
        Instant usableUntil = offer.expiry().usableUntil();
        return usableUntil == null ? limited.bindNull("usableUntil", LocalDateTime.class)
                : limited.bind("usableUntil", Column.utc(usableUntil));
    }

}
