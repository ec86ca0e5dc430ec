package io.firstcome.issuance;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.firstcome.flow.Loop;
import io.firstcome.flow.Loops;
import io.firstcome.stores.StoreOutage;

/// Sweeps the journals and counts their entries. When the service stops, it waits until
/// the winners that this instance still holds are in MySQL; those that do not make it in
/// time are in the journal.
@Component
class IssuanceLoops extends Loops {

    private static final Logger log = LoggerFactory.getLogger(IssuanceLoops.class);

    private static final Duration WATCH_EVERY = Duration.ofSeconds(5);

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final IssuanceWriter writer;

    private final IssuanceSettings settings;

    IssuanceLoops(Sweeper sweeper, JournalWatch watch, IssuanceWriter writer, IssuanceSettings settings) {
        super(new Loop(settings.sweepEvery(), Schedulers.parallel(), sweeper.sweep(),
                error -> StoreOutage.log(log, Level.WARN, "the journals could not be swept", error)),
                new Loop(WATCH_EVERY, Schedulers.parallel(), watch.look(),
                        error -> StoreOutage.log(log, Level.DEBUG, "the journals could not be counted", error)));
        this.writer = writer;
        this.settings = settings;
    }

    @Override
    public void stop(Runnable callback) {
        stop();
        Mono.delay(LOOK_EVERY)
            .repeat(() -> !writer.isIdle())
            .then()
            .timeout(settings.commitTimeout())
            .onErrorComplete()
            .doFinally(signal -> callback.run())
            .subscribe();
    }

}
