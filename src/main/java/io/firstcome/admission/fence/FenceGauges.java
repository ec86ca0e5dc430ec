package io.firstcome.admission.fence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/// What is read when somebody asks for the figures, rather than counted.
@Component
class FenceGauges implements MeterBinder {

    private final Failover failover;

    FenceGauges(Failover failover) {
        this.failover = failover;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(FenceMeter.DIRECT.id(), failover, Failover::directCount).register(registry);
        Gauge.builder(FenceMeter.REDIS_LOST.id(), failover, known -> known.isRedisLost() ? 1 : 0).register(registry);
    }

}
