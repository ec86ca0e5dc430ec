package io.firstcome.simulation.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.resource.ClientResources;
import io.netty.util.HashedWheelTimer;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import io.firstcome.simulation.network.Transport;

/// The connection factory that the service uses, with another client below it.
final class SimulatedConnections extends LettuceConnectionFactory {

    // The driver wants them; all connections of the JVM share them. A timer that it makes
    // itself runs at once, this one only when somebody waits, and nobody does.
    private static final ClientResources RESOURCES = ClientResources.builder().timer(new HashedWheelTimer()).build();

    private final Transport link;

    private final SimulatedRedis redis;

    private SimulatedConnections(Transport link, SimulatedRedis redis) {
        super(new RedisStandaloneConfiguration(),
                LettuceClientConfiguration.builder().clientResources(RESOURCES).build());
        this.link = link;
        this.redis = redis;
    }

    static LettuceConnectionFactory over(Transport link, SimulatedRedis redis) {
        var connections = new SimulatedConnections(link, redis);
        connections.start();
        return connections;
    }

    @Override
    protected AbstractRedisClient createClient() {
        return new SimulatedClient(RESOURCES, link, redis);
    }

}
