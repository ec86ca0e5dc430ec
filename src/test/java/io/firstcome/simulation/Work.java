package io.firstcome.simulation;

import reactor.core.publisher.MonoSink;

/// What a session was asked for.
final class Work {

    final Step step;

    private final MonoSink<Outcome> sink;

    /// What to do when the client goes before it is done.
    Runnable abandon = () -> {
    };

    Work(Step step, MonoSink<Outcome> sink) {
        this.step = step;
        this.sink = sink;
    }

    void succeed(Outcome outcome) {
        sink.success(outcome);
    }

    void fail(Throwable error) {
        sink.error(error);
    }

    @FunctionalInterface
    interface Step {

        void begin(Work work);

    }

}
