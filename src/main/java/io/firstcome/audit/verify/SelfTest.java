package io.firstcome.audit.verify;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.audit.Difference;
import io.firstcome.core.CouponId;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;
import io.firstcome.issuance.Journal;
import io.firstcome.stores.Column;

/// Whether the verifying would find what it looks for: plants one difference of each kind
/// in a coupon of its own, looks, and takes it away again. That coupon is paused, so that
/// nobody is admitted to it, and is deleted at the end.
@Component
class SelfTest {

    private static final String MAKE = """
            INSERT INTO coupons (title, type, discount_amount, min_order_amount, total_quantity, issued_quantity, opens_at,
                                 closes_at, state, admission_epoch, created_at, updated_at)
            VALUES ('verify --self-test', 'FIRST_COME_FIRST_SERVED', 0, 0, 2, 2, NOW(6), NOW(6) + INTERVAL 1 DAY, 'PAUSED', 1,
                    NOW(6), NOW(6))
            """;

    private static final String ROW = "INSERT INTO coupon_issues (coupon_id, position, user_id, issued_at) VALUES ";

    private final DatabaseClient database;

    private final ReactiveStringRedisTemplate redis;

    private final Verifier verifier;

    SelfTest(DatabaseClient database, ReactiveStringRedisTemplate redis, Verifier verifier) {
        this.database = database;
        this.redis = redis;
        this.verifier = verifier;
    }

    /// What was planted, and whether it was found; in the first place nothing, which must
    /// not be. Errors when MySQL or Redis is away. A cancel may leave the coupon behind.
    Flux<Tried> run() {
        return Flux.usingWhen(make(),
                coupon -> kinds(coupon, List.of()).map(clean -> new Tried("nothing", clean.isEmpty()))
                    .concatWith(Flux.fromIterable(plants(coupon)).concatMap(plant -> attempt(coupon, plant))),
                this::remove);
    }

    private Mono<Tried> attempt(CouponId coupon, Plant plant) {
        return plant.plant.then(kinds(coupon, plant.promised))
            .flatMap(found -> plant.undo.thenReturn(new Tried(plant.kind.name(), found.contains(plant.kind))));
    }

    private Mono<Set<Difference.Kind>> kinds(CouponId coupon, List<PromisedIssue> promised) {
        return Mono.defer(() -> {
            Set<Difference.Kind> kinds = EnumSet.noneOf(Difference.Kind.class);
            return verifier.one(coupon, Flux.fromIterable(promised), (of, found) -> kinds.add(found.kind()))
                .thenReturn(kinds);
        });
    }

    private List<Plant> plants(CouponId coupon) {
        var unknown = new PromisedIssue(coupon, new UserId("nobody"), new Position(9));
        return List.of(new Plant(Difference.Kind.LOST, List.of(unknown), Mono.empty(), Mono.empty()),
                new Plant(Difference.Kind.DUPLICATE, List.of(),
                        redis.opsForStream()
                            .add(Journal.key(coupon), Map.of("user", "alice", "position", "9", "epoch", "1", "at", "1"))
                            .then(),
                        emptyJournal(coupon)),
                new Plant(Difference.Kind.ORPHAN, List.of(), redis.opsForSet().add(winners(coupon), "nobody").then(),
                        redis.opsForSet().remove(winners(coupon), "nobody").then()),
                new Plant(Difference.Kind.BEHIND, List.of(), redis.opsForSet().remove(winners(coupon), "bob").then(),
                        redis.opsForSet().add(winners(coupon), "bob").then()),
                new Plant(Difference.Kind.OVER, List.of(), sql(ROW + "(:id, 3, 'carol', NOW(6))", coupon),
                        sql("DELETE FROM coupon_issues WHERE coupon_id = :id AND position = 3", coupon)),
                new Plant(Difference.Kind.DRIFT, List.of(),
                        sql("UPDATE coupons SET issued_quantity = 1 WHERE id = :id", coupon),
                        sql("UPDATE coupons SET issued_quantity = 2 WHERE id = :id", coupon)));
    }

    private Mono<CouponId> make() {
        return database.sql(MAKE)
            .filter(statement -> statement.returnGeneratedValues("id"))
            .map(row -> new CouponId(Column.number(row, "id")))
            .one()
            .flatMap(coupon -> sql(ROW + "(:id, 1, 'alice', NOW(6)), (:id, 2, 'bob', NOW(6))", coupon)
                .then(redis.opsForSet().add(winners(coupon), "alice", "bob"))
                .then(redis.opsForHash().putAll(gate(coupon), Map.of("taken", "2", "next", "3")))
                .thenReturn(coupon));
    }

    private Mono<Void> remove(CouponId coupon) {
        return sql("DELETE FROM coupon_issues WHERE coupon_id = :id", coupon)
            .then(sql("DELETE FROM coupons WHERE id = :id", coupon))
            .then(redis.delete(winners(coupon), gate(coupon), Journal.key(coupon)))
            .then();
    }

    private Mono<Void> emptyJournal(CouponId coupon) {
        return redis.delete(Journal.key(coupon)).then();
    }

    private Mono<Void> sql(String statement, CouponId coupon) {
        return database.sql(statement).bind("id", coupon.value()).fetch().rowsUpdated().then();
    }

    private static String winners(CouponId coupon) {
        return "fc:{" + coupon + "}:e1:winners";
    }

    private static String gate(CouponId coupon) {
        return "fc:{" + coupon + "}:e1:gate";
    }

    /// @param planted the kind, or `nothing`
    /// @param right found, or rightly nothing found
    record Tried(String planted, boolean right) {
    }

    private record Plant(Difference.Kind kind, List<PromisedIssue> promised, Mono<Void> plant, Mono<Void> undo) {
    }

}
