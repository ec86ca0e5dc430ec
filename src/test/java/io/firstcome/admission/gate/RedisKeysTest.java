package io.firstcome.admission.gate;

import java.time.InstantSource;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import io.firstcome.simulation.Link;
import io.firstcome.simulation.SimulatedRedis;

class RedisKeysTest extends RedisKeysContract {

    RedisKeysTest() {
        super(new ReactiveStringRedisTemplate(new SimulatedRedis(InstantSource.system()).connect(Link.straight())));
    }

}
