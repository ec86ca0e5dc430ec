package io.firstcome.lab.strategy;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import org.redisson.Redisson;
import org.redisson.api.RLockReactive;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.config.Config;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;

/// A lock in Redis, Redisson's, around the transaction: right in all instances, as long as
/// nobody is slower than the lease. Everybody pays for asking Redis twice at least, and for
/// being told that it may be their turn.
@Component
@Profile("lab")
@ConditionalOnClass(RedissonClient.class)
class RedisLock implements Strategy, AutoCloseable {

    // Longer than a transaction may wait for its connection.
    private static final long LEASE_SECONDS = 15;

    private static final int THREADS = 2;

    private final AtomicLong owners = new AtomicLong();

    private final LabDatabase database;

    private final LabStock stock;

    private final RedissonClient redisson;

    RedisLock(LabDatabase database, DataRedisConnectionDetails redis) {
        this.database = database;
        this.stock = LabStock.withoutKey(database);
        this.redisson = Redisson.create(config(redis));
    }

    @Override
    public String name() {
        return "redis-lock";
    }

    @Override
    public Stock stock() {
        return stock;
    }

    @Override
    public Mono<Answer> issue(CouponId coupon, UserId user) {
        RLockReactive lock = redisson.reactive().getLock("lab:" + coupon + ":lock");
        // A thread's number would be taken for the owner otherwise, and threads are
        // shared.
        long owner = owners.incrementAndGet();
        Mono<Answer> issue = database.inTransaction(stock.issueAfter(stock.read(coupon), coupon, user));
        return Mono.usingWhen(acquire(lock, owner), locked -> issue, locked -> release(lock, owner));
    }

    @Override
    public void close() {
        redisson.shutdown();
    }

    private static Mono<Boolean> acquire(RLockReactive lock, long owner) {
        return lock.tryLock(LabDatabase.WAIT.toSeconds(), LEASE_SECONDS, TimeUnit.SECONDS, owner)
            .onErrorMap(RedisException.class, IOException::new)
            .filter(locked -> locked)
            .switchIfEmpty(Mono.error(() -> new TimeoutException("the lock was not free in time")));
    }

    // Whose lease has run out does not own it any more, and somebody else may have been
    // in there too: the hole in this strategy.
    private static Mono<Void> release(RLockReactive lock, long owner) {
        return lock.unlock(owner).onErrorComplete(IllegalMonitorStateException.class);
    }

    private static Config config(DataRedisConnectionDetails redis) {
        var node = Objects.requireNonNull(redis.getStandalone());
        var config = new Config().setThreads(THREADS).setNettyThreads(THREADS).setLazyInitialization(true);
        config.setPassword(redis.getPassword());
        config.useSingleServer().setAddress("redis://" + node.getHost() + ":" + node.getPort());
        return config;
    }

}
