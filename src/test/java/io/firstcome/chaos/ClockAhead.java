package io.firstcome.chaos;

import java.time.Clock;
import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// A service whose own clock is an hour ahead.
@Configuration(proxyBeanMethods = false)
class ClockAhead {

    @Bean
    @Primary
    Clock ahead() {
        return Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
    }

}
