package io.firstcome.issuance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// How much all journals hold, and for how long, as of the last look.
@Component
class JournalWatch implements MeterBinder {

    private static final int AT_ONCE = 16;

    private final Journal journal;

    private final IssuanceWriter writer;

    private final InstantSource clock;

    private volatile Journal.Backlog seen = new Journal.Backlog(0, null);

    JournalWatch(Journal journal, IssuanceWriter writer, InstantSource clock) {
        this.journal = journal;
        this.writer = writer;
        this.clock = clock;
    }

    /// One look at all journals. Errors when Redis is away; what was seen last stays.
    Mono<Void> look() {
        return journal.coupons()
            .distinct()
            .flatMap(journal::backlog, AT_ONCE)
            .reduce(new Journal.Backlog(0, null), Journal.Backlog::and)
            .doOnNext(all -> seen = all)
            .then();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(IssuanceMeter.JOURNAL.id(), this, watch -> watch.seen.entries()).register(registry);
        Gauge.builder(IssuanceMeter.JOURNAL_AGE.id(), this, JournalWatch::age).baseUnit("seconds").register(registry);
        Gauge.builder(IssuanceMeter.WAITING.id(), writer, IssuanceWriter::waiting).register(registry);
    }

    private double age() {
        @Nullable Instant since = seen.since();
        return since == null ? 0 : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }

}
