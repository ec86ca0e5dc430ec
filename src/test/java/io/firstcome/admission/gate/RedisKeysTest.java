package io.firstcome.admission.gate;

import java.time.InstantSource;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import io.firstcome.simulation.network.Transport;
import io.firstcome.simulation.redis.SimulatedRedis;

class RedisKeysTest extends RedisKeysContract {

    RedisKeysTest() {
        super(new ReactiveStringRedisTemplate(
                new SimulatedRedis(InstantSource.system()).connect(Transport.straight())));
    }

}
