package io.firstcome.admission.gate;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import io.firstcome.harness.ServiceTest;

@ServiceTest
class RedisKeysIT extends RedisKeysContract {

    RedisKeysIT(ReactiveStringRedisTemplate redis) {
        super(redis);
    }

}
