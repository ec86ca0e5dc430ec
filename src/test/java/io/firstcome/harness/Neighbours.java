package io.firstcome.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;

import io.firstcome.wire.Wire;

/// Further instances of the service on the same MySQL and the same Redis, each a process
/// of its own.
public class Neighbours {

    private static final String LOCAL_KEY = "--firstcome.security.local-key=" + ServersTest.LOCAL_KEY;

    private final R2dbcConnectionDetails mySql;

    private final DataRedisConnectionDetails redis;

    Neighbours(R2dbcConnectionDetails mySql, DataRedisConnectionDetails redis) {
        this.mySql = mySql;
        this.redis = redis;
    }

    /// A neighbour on the same two servers.
    public Neighbour start() {
        return start(mySqlPort(), redisPort());
    }

    /// A neighbour that believes an issuer instead of the local key.
    public Neighbour startWithIssuer(String issuer, String... further) {
        var all = new ArrayList<>(List.of(further));
        all.add("--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer);
        return start(mySqlPort(), redisPort(), all.toArray(String[]::new));
    }

    /// A neighbour whose figures are on a port of their own.
    public Neighbour startWithManagementPort(int port) {
        return start(mySqlPort(), redisPort(), LOCAL_KEY, "--management.server.port=" + port);
    }

    /// A neighbour with a profile.
    ///
    /// @param environment variables beside those that are there anyway
    public Neighbour startWithProfile(String profile, Map<String, String> environment) {
        return start(environment, mySqlPort(), redisPort(), LOCAL_KEY, "--spring.profiles.active=" + profile);
    }

    /// A neighbour with these settings, as `--name=value`.
    public Neighbour startWith(String... settings) {
        var all = new ArrayList<>(List.of(settings));
        all.add(LOCAL_KEY);
        return start(mySqlPort(), redisPort(), all.toArray(String[]::new));
    }

    /// A neighbour with the lab.
    public Neighbour startWithLab() {
        return startWithLab(redisPort());
    }

    public Neighbour startWithLab(int redisAt) {
        return start(mySqlPort(), redisAt, LOCAL_KEY, "--spring.profiles.active=lab");
    }

    /// A neighbour that reaches the servers by other ports, which may be those of a
    /// [Wire].
    public Neighbour start(int mySqlAt, int redisAt) {
        return start(mySqlAt, redisAt, LOCAL_KEY);
    }

    /// The command `verify` on the same two servers.
    public Neighbour verify(String... arguments) {
        return verify(redisPort(), arguments);
    }

    public Neighbour verify(int redisAt, String... arguments) {
        var all = new ArrayList<>(List.of("verify"));
        all.addAll(List.of(arguments));
        all.addAll(connections(mySqlPort(), redisAt));
        return Neighbour.start(all);
    }

    private Neighbour start(int mySqlAt, int redisAt, String... further) {
        return start(Map.of(), mySqlAt, redisAt, further);
    }

    private Neighbour start(Map<String, String> environment, int mySqlAt, int redisAt, String... further) {
        var arguments = new ArrayList<>(List.of("--server.port=0"));
        arguments.addAll(connections(mySqlAt, redisAt));
        arguments.addAll(List.of(further));
        return Neighbour.start(environment, arguments);
    }

    private List<String> connections(int mySqlAt, int redisAt) {
        var settings = new ArrayList<>(List.of(
                "--spring.r2dbc.url=r2dbc:mysql://127.0.0.1:" + mySqlAt + "/" + text(ConnectionFactoryOptions.DATABASE),
                "--spring.r2dbc.username=" + text(ConnectionFactoryOptions.USER),
                "--spring.r2dbc.password=" + text(ConnectionFactoryOptions.PASSWORD),
                "--spring.data.redis.host=127.0.0.1", "--spring.data.redis.port=" + redisAt));
        if (redis.getPassword() != null) {
            settings.add("--spring.data.redis.password=" + redis.getPassword());
        }
        return settings;
    }

    public int mySqlPort() {
        return Integer.parseInt(text(ConnectionFactoryOptions.PORT));
    }

    public int redisPort() {
        return Objects.requireNonNull(redis.getStandalone()).getPort();
    }

    private String text(Option<?> option) {
        return Objects.requireNonNull(mySql.getConnectionFactoryOptions().getValue(option)).toString();
    }

}
