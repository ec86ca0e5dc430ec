package io.firstcome.stores;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Ticker;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Timer;
import io.netty.util.concurrent.DefaultThreadFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

/// How the service tells the time, measures it, and waits.
@Configuration(proxyBeanMethods = false)
class ServiceTime {

    private static final Duration TICK = Duration.ofMillis(20);

    private static final int TICKS = 512;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /// Never jumps, and says nothing but what lies between two readings.
    @Bean
    Ticker ticker() {
        return Ticker.systemTicker();
    }

    /// A wheel, where setting and lifting a limit is cheap; an executor's queue would
    /// sort them all. Up to 20 ms late.
    @Bean(destroyMethod = "stop")
    Timer timer() {
        // What follows a limit that is over is done elsewhere, or it would hold up the
        // others.
        return new HashedWheelTimer(new DefaultThreadFactory("patience", true), TICK.toMillis(), TimeUnit.MILLISECONDS,
                TICKS, false, -1, Schedulers.parallel()::schedule);
    }

}
