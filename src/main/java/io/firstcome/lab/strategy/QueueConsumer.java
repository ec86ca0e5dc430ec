package io.firstcome.lab.strategy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;
import io.firstcome.flow.Detached;
import io.firstcome.flow.Loop;

/// Takes winners from the head of the queue, one by one: issue, commit, pop. One consumer
/// among all instances, by a lease of five seconds that it takes for each round.
@Component
@Profile("lab")
class QueueConsumer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(QueueConsumer.class);

    private static final String LEASE = "lab:queue:consumer";

    private static final RedisScript<Long> RELEASE = RedisScript.of(new ClassPathResource("lab/release.lua"),
            Long.class);

    private static final Duration LEASE_FOR = Duration.ofSeconds(5);

    private static final int ROUND_MAX = 20;

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final String name = UUID.randomUUID().toString();

    private final AsyncQueue strategy;

    private final ReactiveStringRedisTemplate redis;

    private final Loop loop;

    QueueConsumer(AsyncQueue strategy, ReactiveStringRedisTemplate redis) {
        this.strategy = strategy;
        this.redis = redis;
        this.loop = new Loop(LOOK_EVERY, Schedulers.parallel(), Detached.of(round()),
                error -> log.debug("the queue of the lab waits", error));
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    private Mono<Void> round() {
        return redis.opsForValue()
            .setIfAbsent(LEASE, name, LEASE_FOR)
            .filter(ours -> ours)
            .flatMap(ours -> next().repeat(ROUND_MAX - 1)
                .takeWhile(found -> found)
                .thenMany(redis.execute(RELEASE, List.of(LEASE), List.of(name)))
                .then());
    }

    /// Whether there was one.
    private Mono<Boolean> next() {
        return redis.opsForList()
            .index(AsyncQueue.QUEUE, 0)
            .flatMap(head -> issue(head).then(redis.opsForList().leftPop(AsyncQueue.QUEUE)).thenReturn(true))
            .defaultIfEmpty(false);
    }

    private Mono<Answer> issue(String head) {
        int space = head.indexOf(' ');
        return Mono.justOrEmpty(CouponId.parse(head.substring(0, space)))
            .flatMap(coupon -> strategy.issueRow(coupon, new UserId(head.substring(space + 1))));
    }

}
