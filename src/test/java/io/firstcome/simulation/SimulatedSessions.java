package io.firstcome.simulation;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import reactor.core.publisher.Mono;

/// Connections over one way.
record SimulatedSessions(Server server, Link link) implements ConnectionFactory {

    /// Spring writes statements for MySQL when it is called so.
    private static final ConnectionFactoryMetadata METADATA = () -> "MySQL";

    @Override
    public Mono<Connection> create() {
        return link.send(Mono.fromSupplier(server::open))
            .onErrorMap(Link.Broken.class, broken -> MySqlErrors.disconnected())
            .map(session -> new SimulatedConnection(session, link));
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return METADATA;
    }

}
