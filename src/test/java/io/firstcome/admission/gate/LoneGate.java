package io.firstcome.admission.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;

import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.UserId;
import io.firstcome.core.Window;
import io.firstcome.coupon.AdmissionMode;
import io.firstcome.coupon.AdmissionTerms;
import io.firstcome.coupon.CouponState;
import io.firstcome.issuance.ledger.Issues;
import io.firstcome.simulation.network.Transport;
import io.firstcome.simulation.redis.SimulatedRedis;
import io.firstcome.stores.ScriptRunner;

import static org.assertj.core.api.Assertions.assertThat;

/// A gate of a coupon that no row knows of, so that nobody else touches it.
record LoneGate(Gate gate, ReactiveStringRedisTemplate redis, CouponId coupon) {

    static final Epoch EPOCH = new Epoch(1);

    static final Duration WITHIN = Duration.ofSeconds(10);

    private static final AtomicLong IDS = new AtomicLong(System.nanoTime());

    LoneGate(Gate gate, ReactiveStringRedisTemplate redis) {
        this(gate, redis, new CouponId(IDS.incrementAndGet()));
    }

    /// In a Redis of its own.
    static LoneGate inMemory() {
        var connections = new SimulatedRedis(InstantSource.system()).connect(Transport.straight());
        return new LoneGate(new Gate(new ScriptRunner(connections)), new ReactiveStringRedisTemplate(connections));
    }

    GateKeys keys() {
        return GateKeys.of(coupon, EPOCH);
    }

    void open(AdmissionTerms terms) {
        assertThat(gate.open(terms, new Issues.Extent(0, 0)).block(WITHIN)).isEqualTo(Gate.Opening.OPENED);
    }

    AdmissionTerms terms(long version, long total) {
        return new AdmissionTerms(coupon, EPOCH, AdmissionMode.REDIS, version, Capacity.of(total), 0, window(),
                CouponState.ACTIVE);
    }

    AdmissionTerms paused(long version, long total) {
        return new AdmissionTerms(coupon, EPOCH, AdmissionMode.REDIS, version, Capacity.of(total), 0, window(),
                CouponState.PAUSED);
    }

    Mono<GateReply> ask(String... users) {
        return gate.decide(coupon, EPOCH, List.of(users).stream().map(UserId::new).toList());
    }

    GateReply.Decided decide(String... users) {
        return (GateReply.Decided) Objects.requireNonNull(ask(users).block(WITHIN));
    }

    Gate.Lowered lower(long version, long capacity) {
        return Objects.requireNonNull(gate.lower(coupon, EPOCH, version, Capacity.of(capacity)).block(WITHIN));
    }

    Gate.Alignment align(AdmissionTerms terms) {
        return Objects.requireNonNull(gate.align(terms, true).block(WITHIN)).alignment();
    }

    boolean isSoldOut(AdmissionTerms terms) {
        return Objects.requireNonNull(gate.align(terms, false).block(WITHIN)).soldOut();
    }

    Gate.Alignment alignWithoutRaise(AdmissionTerms terms) {
        return Objects.requireNonNull(gate.align(terms, false).block(WITHIN)).alignment();
    }

    String field(String name) {
        return Objects.requireNonNull(redis.<String, String>opsForHash().get(keys().gate(), name).block(WITHIN));
    }

    long journalSize() {
        return Objects.requireNonNull(redis.opsForStream().size(keys().journal()).block(WITHIN));
    }

    private static Window window() {
        return new Window(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2090-01-01T00:00:00Z"));
    }

}
