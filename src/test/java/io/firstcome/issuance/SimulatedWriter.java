package io.firstcome.issuance;

import java.time.Duration;

import io.firstcome.simulation.LoneMySql;

/// The writer's connections to a MySQL in memory.
final class SimulatedWriter {

    private static final IssuanceSettings SETTINGS = new IssuanceSettings(4, 500, 20_000, Duration.ofSeconds(4),
            Duration.ofSeconds(5), Duration.ofSeconds(2));

    private SimulatedWriter() {
    }

    static WriterConnections of(LoneMySql mysql) {
        return new WriterConnections(mysql.connections(), SETTINGS);
    }

}
