package io.firstcome.issuance.ledger;

import io.firstcome.simulation.mysql.StandaloneMySql;
import io.firstcome.stores.WriterConnections;

/// The writer's connections to a MySQL in memory.
public final class SimulatedWriter {

    private static final int LANES = 4;

    private SimulatedWriter() {
    }

    public static WriterConnections of(StandaloneMySql mysql) {
        return new WriterConnections(mysql.connections(), LANES);
    }

}
