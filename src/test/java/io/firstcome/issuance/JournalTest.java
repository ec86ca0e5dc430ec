package io.firstcome.issuance;

import java.time.InstantSource;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import io.firstcome.simulation.network.Transport;
import io.firstcome.simulation.redis.SimulatedRedis;

class JournalTest extends JournalContract {

    JournalTest() {
        super(new ReactiveStringRedisTemplate(
                new SimulatedRedis(InstantSource.system()).connect(Transport.straight())));
    }

}
