package io.firstcome.coupon;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.stores.Column;
import io.firstcome.stores.Transactions;

/// Remembers for a day, in MySQL and in the transaction that makes the coupon, under which
/// key it was made.
@Repository
class IdempotencyKeys {

    private static final String FORGET = """
            DELETE FROM idempotency_keys
             WHERE created_at < NOW(6) - INTERVAL 1 DAY
             ORDER BY created_at
             LIMIT 1000
            """;

    private static final String FORGET_THIS = """
            DELETE FROM idempotency_keys
             WHERE user_id = :caller
               AND idempotency_key = :key
               AND created_at < NOW(6) - INTERVAL 1 DAY
            """;

    private static final String REMEMBER = """
            INSERT INTO idempotency_keys (user_id, idempotency_key, fingerprint, coupon_id, created_at)
            VALUES (:caller, :key, :fingerprint, :coupon, NOW(6))
            """;

    private static final String FIND = """
            SELECT coupon_id, fingerprint
              FROM idempotency_keys
             WHERE user_id = :caller
               AND idempotency_key = :key
            """;

    private final DatabaseClient database;

    private final TransactionalOperator transactions;

    IdempotencyKeys(DatabaseClient database) {
        this.database = database;
        this.transactions = Transactions.readCommitted(database.getConnectionFactory());
    }

    /// Does `create` unless it was done under this key within the last day; then yields
    /// what it yielded. Two at once: the second waits for the first. A cancel rolls it
    /// back. Errors: `idempotency-key-reused`.
    ///
    /// @param create works on the connection of the transaction
    Mono<CouponId> once(IdempotencyKey key, Mono<CouponId> create) {
        return database.sql(FORGET)
            .then()
            .then(of(key, FORGET_THIS).then())
            .then(create)
            .flatMap(coupon -> remember(key, coupon).thenReturn(coupon))
            .as(transactions::transactional)
            .onErrorResume(DuplicateKeyException.class, repeated -> find(key)
                // It has lapsed since.
                .switchIfEmpty(Mono.defer(() -> once(key, create))));
    }

    private Mono<Void> remember(IdempotencyKey key, CouponId coupon) {
        return of(key, REMEMBER).bind("fingerprint", key.fingerprint()).bind("coupon", coupon.value()).then();
    }

    private Mono<CouponId> find(IdempotencyKey key) {
        return of(key, FIND).map(row -> {
            if (!Column.text(row, "fingerprint").equals(key.fingerprint())) {
                throw CouponProblems.keyReused();
            }
            return new CouponId(Column.number(row, "coupon_id"));
        }).one();
    }

    private GenericExecuteSpec of(IdempotencyKey key, String sql) {
        return database.sql(sql).bind("caller", key.caller().value()).bind("key", key.value());
    }

}
