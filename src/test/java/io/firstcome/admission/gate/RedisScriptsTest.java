package io.firstcome.admission.gate;

import java.time.InstantSource;

import io.firstcome.simulation.Link;
import io.firstcome.simulation.SimulatedRedis;

class RedisScriptsTest extends RedisScriptsContract {

    RedisScriptsTest() {
        super(new SimulatedRedis(InstantSource.system()).connect(Link.straight()));
    }

}
