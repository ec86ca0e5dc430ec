package io.firstcome.simulation;

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
import io.firstcome.stores.RedisServer;
import io.firstcome.stores.ScriptRunner;
import io.firstcome.stores.WriterConnections;
import io.firstcome.wallet.Wallet;

/// One instance of the service: its own components and loops, on ways of its own to the
/// two servers.
final class Instance {

    private static final int LANES = 4;

    private static final Duration COMMAND_WITHIN = Duration.ofSeconds(1);

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);

    private static final int READERS = 20;

    private final String name;

    private final World world;

    private final Life life;

    private final Weather toRedis;

    private final Weather toMySql;

    private final List<Connection> sessions = new ArrayList<>();

    private final Wiring wiring;

    private Instance(String name, World world) {
        this.name = name;
        this.world = world;
        this.life = new Life(world.lives());
        this.toRedis = new Weather(world.time());
        this.toMySql = new Weather(world.time());
        ConnectionFactory mySql = new Sessions();
        LettuceConnectionFactory redis = redis();
        var template = new ReactiveStringRedisTemplate(redis());
        this.wiring = new Wiring(List.of(world.time(), world.lives().timer(), mySql, redis, Tracer.NOOP, template,
                new RedisServer(template), new ScriptRunner(redis), new WriterConnections(mySql, LANES),
                DatabaseClient.create(readers(mySql))));
    }

    static Instance start(String name, World world) {
        var instance = new Instance(name, world);
        instance.life.live(() -> instance.wiring.lifecycles().forEach(SmartLifecycle::start));
        return instance;
    }

    String name() {
        return name;
    }

    Life life() {
        return life;
    }

    Weather toRedis() {
        return toRedis;
    }

    Weather toMySql() {
        return toMySql;
    }

    IssueDesk desk() {
        return wiring.get(IssueDesk.class);
    }

    Wallet wallet() {
        return wiring.get(Wallet.class);
    }

    CouponAdministration administration() {
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
            .requireNonNull(world.mySql().connect(Link.straight()).getMetadata());

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
