package io.firstcome.simulation;

import reactor.core.publisher.Mono;

/// Breaks when it is told to.
final class BreakingLink implements Link {

    Breaking breaking = Breaking.NEVER;

    @Override
    public <T> Mono<T> send(Mono<T> work) {
        return switch (breaking) {
            case NEVER -> work;
            case BEFORE -> Mono.error(new Broken());
            case AFTER -> work.then(Mono.error(new Broken()));
        };
    }

    enum Breaking {

        NEVER, BEFORE, AFTER

    }

}
