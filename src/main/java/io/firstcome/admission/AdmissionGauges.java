package io.firstcome.admission;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/// What is read when somebody asks for the figures, rather than counted.
@Component
class AdmissionGauges implements MeterBinder {

    private final Failover failover;

    AdmissionGauges(Failover failover) {
        this.failover = failover;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(AdmissionMeter.DIRECT.id(), failover, Failover::directCount).register(registry);
        Gauge.builder(AdmissionMeter.REDIS_LOST.id(), failover, known -> known.isRedisLost() ? 1 : 0)
            .register(registry);
    }

}
