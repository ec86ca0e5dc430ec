package io.firstcome.stores;

import java.time.Duration;
import java.util.List;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Runs scripts on a connection of their own, on the driver's asynchronous commands: the
/// template would cost a third of the throughput. The connection is closed with the
/// client that it comes from, which is the connection factory's.
@Component
public class ScriptRunner {

    private static final Duration KEPT = Duration.ofDays(10_000);

    private static final Duration RECONNECT_AFTER = Duration.ofMillis(500);

    private final Mono<StatefulRedisConnection<String, String>> connection;

    public ScriptRunner(LettuceConnectionFactory connections) {
        // The first connection is made by whoever needs it, off the event loops since the
        // driver waits for it. Once made, the driver renews it by itself.
        this.connection = Mono.fromCallable(() -> client(connections).connect(StringCodec.UTF8))
            .subscribeOn(Schedulers.boundedElastic())
            .cache(made -> KEPT, failed -> RECONNECT_AFTER, () -> Duration.ZERO);
    }

    /// The script's reply. A time-out is not a failure: the script may have run.
    public Mono<List<Object>> run(Script script, List<String> keys, List<String> arguments) {
        String[] keyArray = keys.toArray(String[]::new);
        String[] argumentArray = arguments.toArray(String[]::new);
        return connection.map(StatefulRedisConnection::async)
            .flatMap(redis -> bySha(redis, script, keyArray, argumentArray).onErrorResume(RedisNoScriptException.class,
                    unknown -> byBody(redis, script, keyArray, argumentArray)));
    }

    /// Something else stands where one of the keys should: the script's first command
    /// that touches it fails, in decide.lua before anybody is admitted.
    public static boolean isOfWrongType(Throwable error) {
        return error instanceof RedisCommandExecutionException
                && String.valueOf(error.getMessage()).startsWith("WRONGTYPE");
    }

    private static Mono<List<Object>> bySha(RedisAsyncCommands<String, String> redis, Script script, String[] keys,
            String[] arguments) {
        return Mono.fromCompletionStage(() -> redis.evalsha(script.sha(), ScriptOutputType.MULTI, keys, arguments));
    }

    // After a restart, a failover or SCRIPT FLUSH; Redis knows the script again from then
    // on.
    private static Mono<List<Object>> byBody(RedisAsyncCommands<String, String> redis, Script script, String[] keys,
            String[] arguments) {
        return Mono.fromCompletionStage(() -> redis.eval(script.body(), ScriptOutputType.MULTI, keys, arguments));
    }

    private static RedisClient client(LettuceConnectionFactory connections) {
        if (connections.getNativeClient() instanceof RedisClient client) {
            return client;
        }
        throw new IllegalStateException("a Redis Cluster is not supported; set one host, or sentinels");
    }

}
