package io.firstcome.simulation.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.micrometer.tracing.Tracer;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

import io.firstcome.admission.IssueDesk;
import io.firstcome.coupon.CouponAdministration;
import io.firstcome.simulation.network.Transport;
import io.firstcome.stores.RedisServer;
import io.firstcome.stores.ScriptRunner;
import io.firstcome.stores.WriterConnections;
import io.firstcome.wallet.Wallet;

/// One instance of the service: its own components and loops, on ways of its own to the
/// two servers.
public final class SimulatedInstance {

    private static final int LANES = 4;

    private static final Duration COMMAND_WITHIN = Duration.ofSeconds(1);

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);

    private static final int READERS = 20;

    private final String name;

    private final World world;

    private final SimulatedProcess life;

    private final NetworkConditions toRedis;

    private final NetworkConditions toMySql;

    private final List<Connection> sessions = new ArrayList<>();

    private final ComponentWiring wiring;

    private SimulatedInstance(String name, World world) {
        this.name = name;
        this.world = world;
        this.life = new SimulatedProcess(world.lives());
        this.toRedis = new NetworkConditions(world.time());
        this.toMySql = new NetworkConditions(world.time());
        ConnectionFactory mySql = new Sessions();
        LettuceConnectionFactory redis = redis();
        var template = new ReactiveStringRedisTemplate(redis());
        this.wiring = new ComponentWiring(List.of(world.time(), world.lives().timer(), mySql, redis, Tracer.NOOP,
                template, new RedisServer(template), new ScriptRunner(redis), new WriterConnections(mySql, LANES),
                DatabaseClient.create(readers(mySql))));
    }

    static SimulatedInstance start(String name, World world) {
        var instance = new SimulatedInstance(name, world);
        instance.life.live(() -> instance.wiring.lifecycles().forEach(SmartLifecycle::start));
        return instance;
    }

    public String name() {
        return name;
    }

    public SimulatedProcess life() {
        return life;
    }

    public NetworkConditions toRedis() {
        return toRedis;
    }

    public NetworkConditions toMySql() {
        return toMySql;
    }

    public IssueDesk desk() {
        return wiring.get(IssueDesk.class);
    }

    public Wallet wallet() {
        return wiring.get(Wallet.class);
    }

    public CouponAdministration administration() {
        return wiring.get(CouponAdministration.class);
    }

    /// By force: nothing of it is ever done again, and the servers notice at once.
    void kill() {
        life.kill();
        world.lives().as(life, () -> sessions.forEach(session -> Mono.from(session.close()).subscribe()));
    }

    private LettuceConnectionFactory redis() {
        return world.redis().connect(world.way(toRedis, COMMAND_WITHIN));
    }

    private static ConnectionPool readers(ConnectionFactory mySql) {
        return new ConnectionPool(ConnectionPoolConfiguration.builder(mySql)
            .initialSize(0)
            .maxSize(READERS)
            .maxAcquireTime(CONNECT_WITHIN)
            .maxCreateConnectionTime(CONNECT_WITHIN)
            .maxValidationTime(CONNECT_WITHIN)
            .build());
    }

    /// Each connection has a way of its own: none waits for what another has sent.
    private final class Sessions implements ConnectionFactory {

        private final ConnectionFactoryMetadata metadata = Objects
            .requireNonNull(world.mySql().connect(Transport.straight()).getMetadata());

        @Override
        public Mono<Connection> create() {
            return Mono.defer(() -> Mono.<Connection>from(world.mySql().connect(world.way(toMySql, null)).create()))
                .doOnNext(sessions::add);
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return metadata;
        }

    }

}
