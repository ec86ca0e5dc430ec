package io.firstcome.simulation.redis;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.ConnectionFuture;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StatefulRedisConnectionImpl;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.push.PushListener;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.protocol.PushHandler;
import io.lettuce.core.resource.ClientResources;

import io.firstcome.simulation.network.Transport;

/// The driver's client. A connection is there at once and never breaks; what is sent over
/// it may.
final class SimulatedClient extends RedisClient {

    private static final RedisURI SOMEWHERE = RedisURI.create("redis://simulated");

    private static final PushHandler NOTHING_IS_PUSHED = new PushHandler() {
        @Override
        public void addListener(PushListener listener) {
            throw new UnsupportedOperationException("nothing is pushed");
        }

        @Override
        public void removeListener(PushListener listener) {
            throw new UnsupportedOperationException("nothing is pushed");
        }

        @Override
        public Collection<PushListener> getPushListeners() {
            return List.of();
        }
    };

    private final Transport link;

    private final SimulatedRedis redis;

    SimulatedClient(ClientResources resources, Transport link, SimulatedRedis redis) {
        super(resources, SOMEWHERE);
        this.link = link;
        this.redis = redis;
    }

    @Override
    public <K, V> StatefulRedisConnection<K, V> connect(RedisCodec<K, V> codec) {
        var channel = new SimulatedChannel(getResources(), link, redis);
        var connection = new StatefulRedisConnectionImpl<>(channel, NOTHING_IS_PUSHED, codec, SOMEWHERE.getTimeout());
        connection.setOptions(getOptions());
        return connection;
    }

    @Override
    public <K, V> ConnectionFuture<StatefulRedisConnection<K, V>> connectAsync(RedisCodec<K, V> codec,
            RedisURI address) {
        return ConnectionFuture.completed(InetSocketAddress.createUnresolved(address.getHost(), address.getPort()),
                connect(codec));
    }

    @Override
    public CompletableFuture<Void> shutdownAsync(long quietPeriod, long timeout, TimeUnit unit) {
        return CompletableFuture.completedFuture(null);
    }

}
