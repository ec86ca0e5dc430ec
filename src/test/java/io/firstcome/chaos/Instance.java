package io.firstcome.chaos;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.firstcome.embedded.MySqlProcess;
import io.firstcome.embedded.RedisProcess;
import io.firstcome.embedded.Signal;
import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Neighbour;
import io.firstcome.harness.ServersTest;
import io.firstcome.wire.Wire;

/// One instance of the service, with wires of its own to both servers.
final class Instance implements AutoCloseable {

    private final Wire toRedis;

    private final Wire toMySql;

    private final List<String> connections;

    private final List<String> arguments;

    private volatile @Nullable Neighbour process;

    private volatile boolean leaving;

    Instance(Wire toRedis, Wire toMySql, RedisProcess redis, MySqlProcess mySql, String... further) {
        this.toRedis = toRedis;
        this.toMySql = toMySql;
        this.connections = List.of(
                "--spring.r2dbc.url=r2dbc:mysql://127.0.0.1:" + toMySql.port() + "/" + mySql.database(),
                "--spring.r2dbc.username=" + mySql.user(), "--spring.r2dbc.password=" + mySql.password(),
                "--spring.data.redis.host=127.0.0.1", "--spring.data.redis.port=" + toRedis.port(),
                "--spring.data.redis.password=" + redis.password());
        this.arguments = new ArrayList<>(
                List.of("--server.port=0", "--firstcome.security.local-key=" + ServersTest.LOCAL_KEY,
                        "--firstcome.admission.redis-steady-for=500ms", "--firstcome.audit.compare-every=2s"));
        arguments.addAll(connections);
        arguments.addAll(List.of(further));
    }

    /// Returns at once; [#api] waits until it serves.
    void start() {
        process = Neighbour.startToLast(arguments);
        leaving = false;
    }

    Api api() {
        return running().api();
    }

    /// The command `verify`, by the same wires.
    Neighbour verify(String... options) {
        var command = new ArrayList<>(List.of("verify"));
        command.addAll(List.of(options));
        command.addAll(connections);
        return Neighbour.start(command);
    }

    /// Where it serves, once it does.
    String url() {
        return api().url();
    }

    /// It has said its port and has not ended.
    boolean isServing() {
        @Nullable Neighbour current = process;
        return current != null && !leaving && current.isServing();
    }

    boolean isRunning() {
        @Nullable Neighbour current = process;
        return current != null && current.process().isAlive();
    }

    void kill() {
        running().kill();
    }

    void signal(Signal signal) {
        signal.to(running().process());
    }

    /// Waits for its end, in which it drains. As with any load balancer, nobody is sent
    /// there any more once its readiness was seen down.
    void stopInOrder() {
        signal(Signal.TERM);
        Eventually.isTrue(() -> !Health.isReady(api()));
        leaving = true;
        running().close();
    }

    Wire toRedis() {
        return toRedis;
    }

    Wire toMySql() {
        return toMySql;
    }

    String words() {
        return running().words();
    }

    /// Its wires whole again, and running.
    void heal() {
        toRedis.mend();
        toMySql.mend();
        if (isRunning()) {
            signal(Signal.CONT);
        }
        else {
            start();
        }
    }

    @Override
    public void close() {
        if (isRunning()) {
            kill();
        }
        toRedis.close();
        toMySql.close();
    }

    private Neighbour running() {
        @Nullable Neighbour current = process;
        if (current == null) {
            throw new IllegalStateException("the instance was never started");
        }
        return current;
    }

}
