package io.firstcome.simulation.mysql;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import reactor.core.publisher.Mono;

import io.firstcome.simulation.mysql.storage.MySqlErrors;
import io.firstcome.simulation.network.Transport;

/// Connections over one way.
record SimulatedSessions(Server server, Transport link) implements ConnectionFactory {

    /// Spring writes statements for MySQL when it is called so.
    private static final ConnectionFactoryMetadata METADATA = () -> "MySQL";

    @Override
    public Mono<Connection> create() {
        return link.send(Mono.fromSupplier(server::open))
            .onErrorMap(Transport.Broken.class, broken -> MySqlErrors.disconnected())
            .map(session -> new SimulatedConnection(session, link));
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return METADATA;
    }

}
