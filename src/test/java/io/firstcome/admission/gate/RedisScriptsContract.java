package io.firstcome.admission.gate;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import io.firstcome.admission.GateInspection;
import io.firstcome.admission.GateReading;
import io.firstcome.core.UserId;
import io.firstcome.stores.Script;
import io.firstcome.stores.ScriptRunner;

import static io.firstcome.admission.gate.LoneGate.EPOCH;
import static io.firstcome.admission.gate.LoneGate.WITHIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What scripts may rely on in Redis.
abstract class RedisScriptsContract {

    private final ScriptRunner scripts;

    private final ReactiveStringRedisTemplate redis;

    private final LoneGate gate;

    RedisScriptsContract(LettuceConnectionFactory connections) {
        this.scripts = new ScriptRunner(connections);
        this.redis = new ReactiveStringRedisTemplate(connections);
        this.gate = new LoneGate(new Gate(scripts), redis);
    }

    @Test
    void aScriptThatFailsMidwayKeepsWhatItHadWritten() {
        assertThatThrownBy(() -> run("""
                redis.call('SADD', KEYS[1], 'alice')
                redis.call('HSET', KEYS[1], 'taken', 1)
                redis.call('SADD', KEYS[1], 'bob')
                return {}
                """)).hasStackTraceContaining("WRONGTYPE");

        assertThat(redis.opsForSet().members(gate.keys().winners()).collectList().block(WITHIN))
            .containsExactly("alice");
    }

    @Test
    void aJournalOfAnotherTypeLeavesNoWinner() {
        gate.open(gate.terms(1, 5));
        redis.delete(gate.keys().journal()).block(WITHIN);
        redis.opsForValue().set(gate.keys().journal(), "oops").block(WITHIN);

        assertThat(gate.ask("alice").block(WITHIN)).isEqualTo(new GateReply.Damaged());

        assertThat(redis.hasKey(gate.keys().winners()).block(WITHIN)).isFalse();
        assertThat(gate.field("taken")).isEqualTo("0");
    }

    @Test
    void aScriptThatIsForgottenIsSentAgain() {
        gate.open(gate.terms(1, 5));
        gate.decide("alice");
        redis.execute(connection -> connection.scriptingCommands().scriptFlush()).blockLast(WITHIN);

        assertThatThrownBy(() -> redis
            .execute(connection -> connection.scriptingCommands()
                .evalSha(Script.load("admission/gate/decide.lua").sha(), ReturnType.MULTI, 0))
            .blockLast(WITHIN)).hasStackTraceContaining("NOSCRIPT");
        assertThat(gate.decide("bob").taken()).isEqualTo(2);
    }

    @Test
    void aNumberLosesItsFractionAndAListEndsAtItsFirstNil() {
        assertThat(run("return {3.99, -3.99, 'text', true, false, {1, {'deep'}}, redis.call('GET', KEYS[2]), nil, 5}"))
            .containsExactly(3L, -3L, "text", 1L, null, List.of(1L, List.of("deep")), null);
    }

    @Test
    void whatIsAbsentIsFalse() {
        assertThat(run("""
                local fields = redis.call('HMGET', KEYS[1], 'taken', 'next')
                return {tostring(fields[1]), #fields, tostring(redis.call('GET', KEYS[2])),
                    tostring(redis.call('SISMEMBER', KEYS[3], 'alice'))}
                """)).containsExactly("false", 2L, "false", "0");
    }

    @Test
    void microsecondsAreNotRounded() {
        assertThat(run("""
                redis.call('HSET', KEYS[1], 'at', 1893456000123457)
                return {string.format('%.0f', 1893456000123456 + 1), redis.call('HGET', KEYS[1], 'at'),
                    1893456000123457, string.format('%d%% of %s, %.2f', 7, 'all', 2 / 3)}
                """)).containsExactly("1893456000123457", "1893456000123457", 1893456000123457L, "7% of all, 0.67");
    }

    @Test
    void aFailedCommandMayBeCaught() {
        assertThat(run("""
                redis.call('SADD', KEYS[1], 'alice')
                local failed = redis.pcall('HGET', KEYS[1], 'taken')
                local caught = pcall(redis.call, 'HGET', KEYS[1], 'taken')
                return {string.sub(failed.err, 1, 9), tostring(caught), redis.call('TYPE', KEYS[1]).ok}
                """)).containsExactly("WRONGTYPE", "false", "set");
    }

    @Test
    void aGlobalVariableIsRefused() {
        assertThatThrownBy(() -> run("forgotten = 1 return {}")).hasStackTraceContaining("user_script:1");
        assertThatThrownBy(() -> run("return {forgotten}"))
            .hasStackTraceContaining("nonexistent global variable 'forgotten'");
    }

    @Test
    void anEntryIsNamedGreaterThanTheLastEvenOfTheSameMoment() {
        assertThat(
                run("""
                        local first = redis.call('XADD', KEYS[3], '*', 'user', 'alice')
                        local next = redis.call('XADD', KEYS[3], '*', 'user', 'bob')
                        local time = redis.call('TIME')
                        redis.call('XDEL', KEYS[3], first, next)
                        return {tostring(first ~= next), #redis.call('XRANGE', KEYS[3], '-', '+'), redis.call('EXISTS', KEYS[3]),
                            #time}
                        """))
            .containsExactly("true", 0L, 1L, 2L);
    }

    @Test
    void aStateOfRedisIsReadInOneMoment() {
        var inspection = new GateInspection(scripts, redis);
        assertThat(inspection.read(gate.coupon(), EPOCH).block(WITHIN)).isEqualTo(new GateReading.NoGate(0, 0));

        gate.open(gate.terms(1, 5));
        gate.decide("alice", "bob");

        assertThat(inspection.read(gate.coupon(), EPOCH).block(WITHIN)).isEqualTo(new GateReading.Open(2, 2, 2, 3));
        assertThat(inspection.seats(gate.coupon(), EPOCH).collectList().block(WITHIN))
            .containsExactlyInAnyOrder(new UserId("alice"), new UserId("bob"));
    }

    // By a name that Redis does not know, and so by its text.
    private List<Object> run(String body) {
        var keys = gate.keys();
        return Objects.requireNonNull(scripts
            .run(new Script(body, "0".repeat(40)), List.of(keys.winners(), keys.gate(), keys.journal()), List.of())
            .block(WITHIN));
    }

}
