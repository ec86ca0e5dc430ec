package io.firstcome.lab.strategy;

import java.time.Duration;
import java.util.List;

import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;

/// A Set in Redis takes the traffic, and a list hands the winners to a consumer, which
/// issues to one after the other under a row lock. Quick to say yes, and long until the
/// last row is there; the popular ancestor of what this service does.
///
/// Nothing says whether the head of the list was issued to already: a consumer that dies
/// between its commit and its pop leaves a winner who is issued to twice, and takes a seat
/// from one who was told yes.
@Component
@Profile("lab")
class AsyncQueue implements Strategy, Stock {

    static final String QUEUE = "lab:queue";

    private static final Duration KEPT = Duration.ofDays(1);

    private static final RedisScript<String> ENQUEUE = RedisScript.of(new ClassPathResource("lab/enqueue.lua"),
            String.class);

    private final LabDatabase database;

    private final LabStock rows;

    private final ReactiveStringRedisTemplate redis;

    AsyncQueue(LabDatabase database, ReactiveStringRedisTemplate redis) {
        this.database = database;
        this.rows = LabStock.withoutKey(database);
        this.redis = redis;
    }

    @Override
    public String name() {
        return "async-queue";
    }

    @Override
    public Stock stock() {
        return this;
    }

    @Override
    public Mono<CouponId> create(long totalQuantity) {
        return rows.create(totalQuantity)
            .delayUntil(coupon -> redis.delete(users(coupon))
                .then(redis.opsForValue().set(total(coupon), Long.toString(totalQuantity), KEPT)));
    }

    /// What waits is counted for all coupons of this strategy together.
    @Override
    public Mono<Figures> figures(CouponId coupon) {
        // In this order: a winner who is moved in between counts twice, and not at all in
        // the other.
        return redis.opsForList().size(QUEUE).flatMap(waiting -> rows.figures(coupon).map(it -> it.waiting(waiting)));
    }

    @Override
    public Mono<Answer> issue(CouponId coupon, UserId user) {
        return redis
            .execute(ENQUEUE, List.of(total(coupon), users(coupon), QUEUE), List.of(user.value(), coupon.toString()))
            .next()
            .map(Answer::valueOf);
    }

    /// The consumer's part, for the head of the queue.
    Mono<Answer> issueRow(CouponId coupon, UserId user) {
        return database.inTransaction(rows.lock(coupon)
            .flatMap(count -> count.isUsedUp() ? Mono.just(Answer.SOLD_OUT)
                    : rows.insert(coupon, user).then(rows.set(coupon, count.issued() + 1)).thenReturn(Answer.ISSUED))
            .defaultIfEmpty(Answer.NO_COUPON));
    }

    private static String users(CouponId coupon) {
        return "lab:" + coupon + ":users";
    }

    private static String total(CouponId coupon) {
        return "lab:" + coupon + ":total";
    }

}
