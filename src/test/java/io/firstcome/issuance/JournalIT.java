package io.firstcome.issuance;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import io.firstcome.harness.ServiceTest;

@ServiceTest
class JournalIT extends JournalContract {

    JournalIT(ReactiveStringRedisTemplate redis) {
        super(redis);
    }

}
