package io.firstcome.admission;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import io.firstcome.ServiceTest;

@ServiceTest
class RedisScriptsIT extends RedisScriptsContract {

    RedisScriptsIT(LettuceConnectionFactory connections) {
        super(connections);
    }

}
