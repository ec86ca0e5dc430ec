package io.firstcome.issuance;

import java.time.InstantSource;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import io.firstcome.simulation.Link;
import io.firstcome.simulation.SimulatedRedis;

class JournalTest extends JournalContract {

    JournalTest() {
        super(new ReactiveStringRedisTemplate(new SimulatedRedis(InstantSource.system()).connect(Link.straight())));
    }

}
