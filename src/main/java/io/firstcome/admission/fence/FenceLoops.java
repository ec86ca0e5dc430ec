package io.firstcome.admission.fence;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Schedulers;

import io.firstcome.admission.demand.DemandSettings;
import io.firstcome.flow.Loop;
import io.firstcome.flow.Loops;
import io.firstcome.stores.StoreOutage;

/// Reads the rows of live coupons, and looks after the authority.
@Component
class FenceLoops extends Loops {

    private static final Logger log = LoggerFactory.getLogger(FenceLoops.class);

    private static final Duration HEARTBEAT_EVERY = Duration.ofSeconds(1);

    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    FenceLoops(GateAlignment alignment, Failover failover, Instances instances, DemandSettings demand) {
        super(new Loop(demand.readEvery(), Schedulers.parallel(), alignment.round(),
                error -> StoreOutage.log(log, Level.WARN, "the rows of live coupons could not be read", error)),
                new Loop(HEARTBEAT_EVERY, Schedulers.parallel(), failover.round(),
                        error -> StoreOutage.log(log, Level.WARN, "the heartbeat could not be written", error)),
                new Loop(FORGET_EVERY, Schedulers.parallel(), instances.forget(),
                        error -> StoreOutage.log(log, Level.DEBUG, "old heartbeats stay", error)));
    }

}
