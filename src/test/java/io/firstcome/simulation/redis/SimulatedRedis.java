package io.firstcome.simulation.redis;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import io.firstcome.simulation.network.Transport;
import io.firstcome.simulation.redis.keyspace.RedisError;
import io.firstcome.simulation.redis.keyspace.RedisKeys;
import io.firstcome.simulation.redis.keyspace.RedisReply;
import io.firstcome.simulation.redis.lua.LuaScripts;

/// A Redis in memory, of one thread and without chance, that runs the service's own
/// scripts. Knows the commands that the service uses and answers as Redis 7 does; the
/// contract tests hold it to that.
public final class SimulatedRedis {

    private static final Map<String, SimulatedCommand> COMMANDS = commands();

    private final InstantSource clock;

    private final RedisKeys keys = new RedisKeys();

    private final LuaScripts scripts;

    /// Names each start of it.
    private int runs;

    /// @param clock what it tells the time by; may go back
    public SimulatedRedis(InstantSource clock) {
        this(clock, UnaryOperator.identity());
    }

    /// @param reading how it misreads each script, for tests that must fail
    public SimulatedRedis(InstantSource clock, UnaryOperator<String> reading) {
        this.clock = clock;
        this.scripts = new LuaScripts(this::answer, reading);
    }

    /// The way in for one instance: what its driver would have made. Nothing to close.
    public LettuceConnectionFactory connect(Transport link) {
        return SimulatedConnections.over(link, this);
    }

    /// All that it holds, to go back to later.
    public Snapshot snapshot() {
        return new Snapshot(keys.copy());
    }

    /// Started again from an older copy, as often as one likes. What was written since is
    /// lost, and the scripts are forgotten.
    public void restore(Snapshot snapshot) {
        keys.replaceBy(snapshot.keys());
        forgetScripts();
    }

    /// Started again with nothing.
    public void empty() {
        keys.clear();
        forgetScripts();
    }

    /// Keeps its keys and forgets its scripts, like one started again with them.
    public void forgetScripts() {
        runs++;
        scripts.forget();
    }

    public RedisReply execute(List<String> words) {
        keys.moveTo(clock.instant());
        try {
            return switch (words.getFirst().toUpperCase(Locale.ROOT)) {
                case "EVAL" -> scripts.run(words);
                case "EVALSHA" -> scripts.runKnown(words);
                case "SCRIPT" -> script(words);
                case "INFO" -> new RedisReply.Bulk("run_id:" + runs + "\r\n");
                default -> answer(words);
            };
        }
        catch (RedisError refusal) {
            return refusal.reply();
        }
    }

    // Also what a script calls, which cannot run another one.
    private RedisReply answer(List<String> words) {
        SimulatedCommand command = COMMANDS.get(words.getFirst().toUpperCase(Locale.ROOT));
        try {
            return command == null ? new RedisReply.Failure("ERR unknown command '" + words.getFirst() + "'")
                    : command.run(keys, words);
        }
        catch (RedisError refusal) {
            return refusal.reply();
        }
    }

    private RedisReply script(List<String> words) {
        if (words.size() < 2 || !words.get(1).equalsIgnoreCase("FLUSH")) {
            throw RedisError.syntax();
        }
        scripts.forget();
        return RedisReply.ok();
    }

    private static Map<String, SimulatedCommand> commands() {
        var all = new HashMap<String, SimulatedCommand>();
        List.of(KeyCommands.ALL, HashCommands.ALL, SetCommands.ALL, StreamCommands.ALL).forEach(all::putAll);
        return Map.copyOf(all);
    }

    /// What it held in one moment.
    public static final class Snapshot {

        private final Map<String, RedisKeys.Kept> keys;

        private Snapshot(Map<String, RedisKeys.Kept> keys) {
            this.keys = keys;
        }

        private Map<String, RedisKeys.Kept> keys() {
            return keys;
        }

    }

}
