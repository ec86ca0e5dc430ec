package io.firstcome.simulation.world;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

import io.firstcome.simulation.network.Transport;

/// One connection's way to a server, in its weather. What is sent arrives in the order in
/// which it was sent, and so do the answers. Whoever stops listening changes nothing: what
/// was sent arrives.
final class Link implements Transport {

    private static final long MICROS = 1000;

    private static final long MILLIS = 1000 * MICROS;

    private static final double OFTEN = 0.15;

    private static final double SELDOM = 0.03;

    private final VirtualTime time;

    private final SimulatedProcesses lives;

    private final RandomGenerator random;

    private final NetworkConditions weather;

    private final @Nullable Duration patience;

    private final SimulatedProcess server;

    private long lastForth;

    private long lastBack;

    /// @param patience after which the driver gives up; null when it never does, and a
    /// connection on which something was lost is of no use
    Link(VirtualTime time, SimulatedProcesses lives, RandomGenerator random, NetworkConditions weather,
            SimulatedProcess server, @Nullable Duration patience) {
        this.time = time;
        this.lives = lives;
        this.random = random;
        this.weather = weather;
        this.server = server;
        this.patience = patience;
    }

    @Override
    public <T> Mono<T> send(Mono<T> work) {
        return Mono.create(sink -> new Message<>(lives.current(), work, sink).leave());
    }

    private long delay() {
        if (weather.is(NetworkConditions.Kind.SLOW)) {
            return random.nextLong(20 * MILLIS, 600 * MILLIS);
        }
        return random.nextDouble() < SELDOM ? random.nextLong(MILLIS, 30 * MILLIS)
                : random.nextLong(50 * MICROS, MILLIS);
    }

    private boolean happens(NetworkConditions.Kind kind) {
        return weather.is(kind) && random.nextDouble() < OFTEN;
    }

    private final class Message<T> {

        private final SimulatedProcess sender;

        private final Mono<T> work;

        private final MonoSink<T> sink;

        private Message(SimulatedProcess sender, Mono<T> work, MonoSink<T> sink) {
            this.sender = sender;
            this.work = work;
            this.sink = sink;
        }

        private void leave() {
            if (sender.isDead()) {
                sink.error(new Broken());
                return;
            }
            if (patience != null) {
                time.after(patience, this::breakOff);
            }
            if (weather.is(NetworkConditions.Kind.CUT)) {
                time.after(delay(), this::breakOff);
                return;
            }
            lastForth = Math.max(lastForth, time.read() + delay());
            time.after(lastForth - time.read(), () -> weather.pass(this::arrive));
        }

        private void arrive() {
            if (weather.is(NetworkConditions.Kind.CUT) || happens(NetworkConditions.Kind.LOSSY)) {
                loseIt();
            }
            else if (patience != null && happens(NetworkConditions.Kind.DOUBLING)) {
                server.live(() -> work.subscribe(unheard -> {
                }, unheard -> {
                }));
                time.after(random.nextLong(10 * MILLIS, 500 * MILLIS), this::beDone);
            }
            else {
                beDone();
            }
        }

        private void beDone() {
            server.live(() -> work.map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .subscribe(result -> answer(() -> sink.success(result.orElse(null))),
                        error -> answer(() -> sink.error(error))));
        }

        private void answer(Runnable told) {
            if (weather.is(NetworkConditions.Kind.CUT) || happens(NetworkConditions.Kind.LOSSY)) {
                loseIt();
                return;
            }
            lastBack = Math.max(lastBack, time.read() + delay());
            time.after(lastBack - time.read(), () -> weather.pass(() -> sender.live(told)));
        }

        // Where the driver has patience of its own it waits for nothing.
        private void loseIt() {
            if (patience == null) {
                time.after(delay(), this::breakOff);
            }
        }

        private void breakOff() {
            sender.live(() -> sink.error(new Broken()));
        }

    }

}
