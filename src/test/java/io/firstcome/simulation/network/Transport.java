package io.firstcome.simulation.network;

import reactor.core.publisher.Mono;

/// The way from one instance to one server: whatever is asked goes through it.
public interface Transport {

    /// Has the server do `work`, and brings its result. Errors: [Broken], and then the
    /// work was done or was not; whatever the work failed with.
    <T> Mono<T> send(Mono<T> work);

    /// One that neither delays nor loses anything.
    static Transport straight() {
        return new Transport() {
            @Override
            public <T> Mono<T> send(Mono<T> work) {
                return work;
            }
        };
    }

    /// Nothing was heard of what was sent.
    public final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Broken() {
            super("the link is broken", null, false, false);
        }

    }

}
