package io.firstcome.admission.gate;

import java.time.InstantSource;

import io.firstcome.simulation.network.Transport;
import io.firstcome.simulation.redis.SimulatedRedis;

class RedisScriptsTest extends RedisScriptsContract {

    RedisScriptsTest() {
        super(new SimulatedRedis(InstantSource.system()).connect(Transport.straight()));
    }

}
