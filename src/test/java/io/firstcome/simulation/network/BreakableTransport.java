package io.firstcome.simulation.network;

import reactor.core.publisher.Mono;

/// Breaks when it is told to.
public final class BreakableTransport implements Transport {

    public Breaking breaking = Breaking.NEVER;

    @Override
    public <T> Mono<T> send(Mono<T> work) {
        return switch (breaking) {
            case NEVER -> work;
            case BEFORE -> Mono.error(new Broken());
            case AFTER -> work.then(Mono.error(new Broken()));
        };
    }

    public enum Breaking {

        NEVER, BEFORE, AFTER

    }

}
