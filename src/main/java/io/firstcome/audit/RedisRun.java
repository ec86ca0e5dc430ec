package io.firstcome.audit;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.stores.RedisServer;

/// Notices that another Redis answers than before: it was restarted, or a replica has
/// taken its place. That is no loss by itself, but a reason to compare at once.
@Component
class RedisRun {

    private final Mono<String> runId;

    private final AtomicReference<@Nullable String> known = new AtomicReference<>();

    @Autowired
    RedisRun(RedisServer redis) {
        this(redis.info("server").map(facts -> Objects.requireNonNull(facts.getProperty("run_id"), "run_id")));
    }

    RedisRun(Mono<String> runId) {
        this.runId = runId;
    }

    /// Asks Redis who it is. True when it was another at the last answer; false for the
    /// first. Errors when it cannot be reached.
    Mono<Boolean> hasChanged() {
        return runId.map(now -> {
            @Nullable String before = known.getAndSet(now);
            return before != null && !before.equals(now);
        });
    }

}
