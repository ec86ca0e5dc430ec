package io.firstcome.issuance;

import io.firstcome.simulation.LoneMySql;
import io.firstcome.stores.WriterConnections;

/// The writer's connections to a MySQL in memory.
public final class SimulatedWriter {

    private static final int LANES = 4;

    private SimulatedWriter() {
    }

    public static WriterConnections of(LoneMySql mysql) {
        return new WriterConnections(mysql.connections(), LANES);
    }

}
