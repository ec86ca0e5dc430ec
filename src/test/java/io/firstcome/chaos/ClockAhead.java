package io.firstcome.chaos;

import java.time.Clock;
import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// A service whose own clock is an hour ahead. Named as one of its sources; without an
/// annotation, or every service that finds it on the way would be.
class ClockAhead {

    @Bean
    @Primary
    Clock ahead() {
        return Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
    }

}
