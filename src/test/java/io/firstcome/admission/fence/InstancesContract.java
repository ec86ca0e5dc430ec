package io.firstcome.admission.fence;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import io.firstcome.admission.gate.InstanceId;
import io.firstcome.harness.Rows;

import static org.assertj.core.api.Assertions.assertThat;

/// The instances agree by their heartbeats whether Redis is lost.
abstract class InstancesContract {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final Rows rows;

    private final InstanceId id = new InstanceId();

    private final Instances patient;

    // Whatever the others say, for it they have not reached Redis for long enough.
    private final InstanceId impatientId = new InstanceId();

    private final Instances impatient;

    InstancesContract(DatabaseClient database) {
        this.rows = new Rows(database);
        this.patient = new Instances(id, database, settings(Duration.ofHours(1)));
        this.impatient = new Instances(impatientId, database, settings(Duration.ZERO));
    }

    @Test
    void anInstanceThatNeverReachedRedisSaysSo() {
        patient.beat(false).block(WITHIN);

        assertThat(count("redis_at IS NULL")).isEqualTo(1);
    }

    @Test
    void whenRedisWasLastReachedIsKeptThroughLaterBeats() {
        patient.beat(true).block(WITHIN);
        rows.change("UPDATE instances SET seen_at = seen_at - INTERVAL 1 HOUR, redis_at = redis_at - INTERVAL 1 SECOND"
                + " WHERE id = '" + id.value() + "'");

        patient.beat(false).block(WITHIN);

        assertThat(count("redis_at < seen_at AND redis_at IS NOT NULL")).isEqualTo(1);
        assertThat(patient.anyReaches().block(WITHIN)).isTrue();
        assertThat(impatient.anyReaches().block(WITHIN)).isFalse();
    }

    @Test
    void whoWasNotSeenForADayIsForgotten() {
        patient.beat(true).block(WITHIN);
        impatient.beat(true).block(WITHIN);
        rows.change(
                "UPDATE instances SET seen_at = NOW(6) - INTERVAL 25 HOUR WHERE id = '" + impatientId.value() + "'");

        patient.forget().block(WITHIN);

        assertThat(count("seen_at IS NOT NULL")).isEqualTo(1);
        assertThat(rows.number("SELECT COUNT(*) FROM instances WHERE id = '" + impatientId.value() + "'")).isZero();
    }

    private long count(String condition) {
        return rows.number("SELECT COUNT(*) FROM instances WHERE " + condition + " AND id = '" + id.value() + "'");
    }

    private static FenceSettings settings(Duration patience) {
        return new FenceSettings(patience, Duration.ofSeconds(10), 32, Duration.ofSeconds(5));
    }

}
