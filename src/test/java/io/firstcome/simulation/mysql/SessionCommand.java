package io.firstcome.simulation.mysql;

import reactor.core.publisher.MonoSink;

import io.firstcome.simulation.mysql.statements.StatementOutcome;

/// What a session was asked for.
final class SessionCommand {

    final Step step;

    private final MonoSink<StatementOutcome> sink;

    /// What to do when the client goes before it is done.
    Runnable abandon = () -> {
    };

    SessionCommand(Step step, MonoSink<StatementOutcome> sink) {
        this.step = step;
        this.sink = sink;
    }

    void succeed(StatementOutcome outcome) {
        sink.success(outcome);
    }

    void fail(Throwable error) {
        sink.error(error);
    }

    @FunctionalInterface
    public interface Step {

        void begin(SessionCommand work);

    }

}
