package io.firstcome.audit.verify;

import java.util.List;
import java.util.function.Function;

import io.r2dbc.spi.Connection;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;
import io.firstcome.stores.Column;

/// Temporary tables of one connection, in which MySQL sorts by user what may be more than
/// a process holds in memory. They are nobody else's to see and end with the connection.
/// One statement at a time.
final class EvidenceTable {

    private static final int PAGE = 2000;

    private static final String COLUMNS = """
            (
                coupon_id BIGINT NOT NULL,
                source    VARCHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
                user_id   VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
                position  BIGINT NOT NULL,
                KEY (coupon_id)
            )
            """;

    private static final String SORT = """
            CREATE TEMPORARY TABLE verify_sorted (line BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY)
            SELECT source, user_id, position
              FROM (SELECT 'ROW' AS source, user_id, position FROM coupon_issues WHERE coupon_id = :coupon
                    UNION ALL
                    SELECT source, user_id, position FROM verify_promises WHERE coupon_id = :coupon
                    UNION ALL
                    SELECT source, user_id, position FROM verify_redis) evidence
             ORDER BY user_id
            """;

    private static final String READ = """
            SELECT line, source, user_id, position
              FROM verify_sorted
             WHERE line > :after
             ORDER BY line
             LIMIT :limit
            """;

    private static final String COUPONS = """
            SELECT id
              FROM (SELECT id FROM coupons UNION SELECT coupon_id FROM verify_promises) named
             WHERE id > :after
             ORDER BY id
             LIMIT :limit
            """;

    private final DatabaseClient database;

    private EvidenceTable(DatabaseClient database) {
        this.database = database;
    }

    /// Does `work` with tables that are gone afterwards, also after an error or a cancel.
    static <T> Mono<T> with(DatabaseClient database, Function<EvidenceTable, Mono<T>> work) {
        return Mono.usingWhen(database.getConnectionFactory().create(), connection -> {
            var table = new EvidenceTable(on(connection, database));
            return table.keepWaiting().then(table.create("verify_promises")).then(Mono.defer(() -> work.apply(table)));
        }, connection -> new EvidenceTable(on(connection, database)).dropAll().then(Mono.from(connection.close())));
    }

    private static DatabaseClient on(Connection connection, DatabaseClient database) {
        return DatabaseClient
            .create(new SingleConnectionFactory(connection, database.getConnectionFactory().getMetadata(), true));
    }

    /// Takes down what callers were told, of whichever coupon. Yields how many that were.
    Mono<Long> promise(Flux<PromisedIssue> promised) {
        return promised.map(answer -> line(answer.coupon(), answer.evidence()))
            .buffer(PAGE)
            .concatMap(lines -> insert("verify_promises", lines).thenReturn((long) lines.size()))
            .reduce(0L, Long::sum);
    }

    /// The coupons that there are, and those that were promised, in order of their ids.
    Flux<CouponId> coupons() {
        return couponsAfter(0).collectList()
            .expand(page -> page.size() < PAGE ? Mono.empty() : couponsAfter(page.getLast().value()).collectList())
            .flatMapIterable(page -> page);
    }

    /// What MySQL, the callers and `redis` say of one coupon, user by user.
    Flux<List<Evidence>> sorted(CouponId coupon, Flux<Evidence> redis) {
        return drop("verify_redis").then(drop("verify_sorted"))
            .then(create("verify_redis"))
            .thenMany(redis.map(evidence -> line(coupon, evidence)).buffer(PAGE))
            .concatMap(lines -> insert("verify_redis", lines))
            .then(database.sql(SORT).bind("coupon", coupon.value()).then())
            .thenMany(linesAfter(0).collectList()
                .expand(page -> page.size() < PAGE ? Mono.empty() : linesAfter(page.getLast().number).collectList())
                .flatMapIterable(page -> page))
            .map(Line::evidence)
            .bufferUntilChanged(Evidence::user);
    }

    private Flux<CouponId> couponsAfter(long id) {
        return database.sql(COUPONS)
            .bind("after", id)
            .bind("limit", PAGE)
            .map(row -> new CouponId(Column.number(row, "id")))
            .all();
    }

    private Flux<Line> linesAfter(long number) {
        return database.sql(READ).bind("after", number).bind("limit", PAGE).map(row -> {
            var evidence = new Evidence(Evidence.Source.valueOf(Column.text(row, "source")),
                    new UserId(Column.text(row, "user_id")), Column.number(row, "position"));
            return new Line(Column.number(row, "line"), evidence);
        }).all();
    }

    private Mono<Void> create(String table) {
        return database.sql("CREATE TEMPORARY TABLE " + table + COLUMNS).then();
    }

    // It has nothing to say while the rows of a large coupon are counted.
    private Mono<Void> keepWaiting() {
        return database.sql("SET SESSION wait_timeout = 28800").then();
    }

    // Where the connection is lost they are gone as well.
    private Mono<Void> dropAll() {
        return drop("verify_redis").then(drop("verify_sorted")).then(drop("verify_promises")).onErrorComplete();
    }

    private Mono<Void> drop(String table) {
        return database.sql("DROP TEMPORARY TABLE IF EXISTS " + table).then();
    }

    private Mono<Void> insert(String table, List<Object[]> lines) {
        return database.sql("INSERT INTO " + table + " (coupon_id, source, user_id, position) VALUES :lines")
            .bind("lines", lines)
            .then();
    }

    private static Object[] line(CouponId coupon, Evidence evidence) {
        return new Object[] { coupon.value(), evidence.source().name(), evidence.user().value(), evidence.position() };
    }

    private record Line(long number, Evidence evidence) {
    }

}
