package io.firstcome.admission;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import io.firstcome.ServiceTest;

@ServiceTest
class RedisKeysIT extends RedisKeysContract {

    RedisKeysIT(ReactiveStringRedisTemplate redis) {
        super(redis);
    }

}
