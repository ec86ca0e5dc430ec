package io.firstcome.simulation.mysql;

import java.time.InstantSource;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import io.firstcome.simulation.network.Transport;

/// A [SimulatedMySql] without a simulation, for who expects of it what a real one does:
/// by the clock of this machine, asked from any thread and at work in one.
public record StandaloneMySql(ConnectionFactory connections, DatabaseClient database) {

    private static final Scheduler ONE_THREAD = Schedulers.single();

    public static StandaloneMySql start() {
        var connections = new SimulatedMySql(InstantSource.system(), ONE_THREAD).connect(new InOneThread());
        return new StandaloneMySql(connections, DatabaseClient.create(connections));
    }

    private static final class InOneThread implements Transport {

        @Override
        public <T> Mono<T> send(Mono<T> work) {
            return work.subscribeOn(ONE_THREAD);
        }

    }

}
