package io.firstcome.admission.gate;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import io.firstcome.harness.ServiceTest;

@ServiceTest
class RedisScriptsIT extends RedisScriptsContract {

    RedisScriptsIT(LettuceConnectionFactory connections) {
        super(connections);
    }

}
