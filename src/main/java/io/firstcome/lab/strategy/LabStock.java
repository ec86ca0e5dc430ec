package io.firstcome.lab.strategy;

import java.util.Objects;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;

/// Coupons and issues in tables of the lab, and the single statements that strategies are
/// made of. Each statement joins the transaction that it is composed into.
final class LabStock implements Stock {

    private static final String CREATE = "INSERT INTO lab_coupons (total_quantity, issued_quantity) VALUES (:total, 0)";

    private static final String READ = "SELECT total_quantity, issued_quantity FROM lab_coupons WHERE id = :coupon";

    private static final String LOCK = READ + " FOR UPDATE";

    private static final String HOLDS = "SELECT COUNT(*) FROM ISSUES WHERE coupon_id = :coupon AND user_id = :user";

    private static final String INSERT = "INSERT INTO ISSUES (coupon_id, user_id, issued_at) VALUES (:coupon, :user, NOW(6))";

    private static final String SET = "UPDATE lab_coupons SET issued_quantity = :issued WHERE id = :coupon";

    private static final String TAKE = """
            UPDATE lab_coupons
               SET issued_quantity = issued_quantity + 1
             WHERE id = :coupon AND issued_quantity < total_quantity
            """;

    private static final String REFUSAL = """
            SELECT COUNT(user_id)
              FROM lab_coupons LEFT JOIN ISSUES ON coupon_id = lab_coupons.id AND user_id = :user
             WHERE lab_coupons.id = :coupon
             GROUP BY lab_coupons.id
            """;

    private static final String FIGURES = """
            SELECT total_quantity, issued_quantity, COUNT(user_id), COUNT(user_id) - COUNT(DISTINCT user_id)
              FROM lab_coupons LEFT JOIN ISSUES ON coupon_id = lab_coupons.id
             WHERE lab_coupons.id = :coupon
             GROUP BY lab_coupons.id, total_quantity, issued_quantity
            """;

    private final DatabaseClient client;

    private final DatabaseClient outside;

    private final String issues;

    private LabStock(LabDatabase database, String issues) {
        this.client = database.client();
        this.outside = database.outside();
        this.issues = issues;
    }

    /// Nothing in MySQL keeps a user from a second row.
    static LabStock withoutKey(LabDatabase database) {
        return new LabStock(database, "lab_issues");
    }

    /// A unique key on user and coupon.
    static LabStock withKey(LabDatabase database) {
        return new LabStock(database, "lab_unique_issues");
    }

    @Override
    public Mono<CouponId> create(long totalQuantity) {
        return client.sql(CREATE)
            .bind("total", totalQuantity)
            .filter(statement -> statement.returnGeneratedValues("id"))
            .map(row -> new CouponId(number(row, 0)))
            .one();
    }

    @Override
    public Mono<Figures> figures(CouponId coupon) {
        return on(outside, coupon, FIGURES)
            .map(row -> Figures.of(number(row, 0), number(row, 1), number(row, 2), number(row, 3)))
            .one();
    }

    Mono<Count> read(CouponId coupon) {
        return on(coupon, READ).map(Count::of).one();
    }

    /// The same, and nobody else may lock or change the row before the transaction ends.
    Mono<Count> lock(CouponId coupon) {
        return on(coupon, LOCK).map(Count::of).one();
    }

    Mono<Boolean> holds(CouponId coupon, UserId user) {
        return on(coupon, HOLDS).bind("user", user.value()).map(row -> number(row, 0) > 0).one();
    }

    Mono<Void> insert(CouponId coupon, UserId user) {
        return on(coupon, INSERT).bind("user", user.value()).then();
    }

    Mono<Void> set(CouponId coupon, long issued) {
        return on(coupon, SET).bind("issued", issued).then();
    }

    /// Whether one was left.
    Mono<Boolean> take(CouponId coupon) {
        return on(coupon, TAKE).fetch().rowsUpdated().map(updated -> updated == 1);
    }

    /// Why there was none to take for this user.
    Mono<Answer> refusal(CouponId coupon, UserId user) {
        return on(coupon, REFUSAL).bind("user", user.value())
            .map(row -> number(row, 0) > 0 ? Answer.HELD : Answer.SOLD_OUT)
            .one()
            .defaultIfEmpty(Answer.NO_COUPON);
    }

    /// Right only when nobody else is between the same coupon's count and the end of the
    /// transaction.
    ///
    /// @param count read or locked by the strategy
    Mono<Answer> issueAfter(Mono<Count> count, CouponId coupon, UserId user) {
        return insertAfter(count, coupon, user).flatMap(counted -> writeBack(counted, coupon));
    }

    /// The first half of it: all but the count.
    Mono<Counted> insertAfter(Mono<Count> count, CouponId coupon, UserId user) {
        return count
            .flatMap(read -> holds(coupon, user).flatMap(held -> held ? Mono.just(new Counted(Answer.HELD, read))
                    : read.isUsedUp() ? Mono.just(new Counted(Answer.SOLD_OUT, read))
                            : insert(coupon, user).thenReturn(new Counted(Answer.ISSUED, read))))
            .defaultIfEmpty(new Counted(Answer.NO_COUPON, new Count(0, 0)));
    }

    /// The second half: the count that was read, plus one.
    Mono<Answer> writeBack(Counted counted, CouponId coupon) {
        return counted.answer == Answer.ISSUED ? set(coupon, counted.before.issued + 1).thenReturn(counted.answer)
                : Mono.just(counted.answer);
    }

    private DatabaseClient.GenericExecuteSpec on(CouponId coupon, String sql) {
        return on(client, coupon, sql);
    }

    private DatabaseClient.GenericExecuteSpec on(DatabaseClient connections, CouponId coupon, String sql) {
        return connections.sql(sql.replace("ISSUES", issues)).bind("coupon", coupon.value());
    }

    private static long number(Readable row, int index) {
        return Objects.requireNonNull(row.get(index, Long.class));
    }

    /// An answer, and the count before it.
    record Counted(Answer answer, Count before) {
    }

    /// As stored with the coupon.
    record Count(long total, long issued) {

        private static Count of(Readable row) {
            return new Count(number(row, 0), number(row, 1));
        }

        boolean isUsedUp() {
            return issued >= total;
        }

    }

}
