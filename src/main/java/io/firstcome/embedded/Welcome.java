package io.firstcome.embedded;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/// Says where everything is, and what to try first.
final class Welcome {

    private static final Logger log = LoggerFactory.getLogger(Welcome.class);

    private static final Duration OPEN_FOR = Duration.ofDays(365);

    private final DataFolder folder;

    private final EmbeddedMySql mySql;

    private final EmbeddedRedis redis;

    private final Environment environment;

    Welcome(DataFolder folder, EmbeddedMySql mySql, EmbeddedRedis redis, Environment environment) {
        this.folder = folder;
        this.mySql = mySql;
        this.redis = redis;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        String url = "http://localhost:" + environment.getProperty("local.server.port", "8080");
        log.info("""

                Firstcome is at   {}
                its data is in    {}
                MySQL is          {} on port {}
                Redis is          {} on port {}
                {}""", url, folder.path(), mySql.program(), mySql.port(), redis.program(), redis.port(), toTry(url));
    }

    private String toTry(String url) {
        if (!StringUtils.hasText(environment.getProperty("firstcome.security.local-key"))) {
            return "";
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return """

                Try it:
                TOKEN=$(curl -s -X POST '%1$s/local/token?sub=alice&scope=coupon:admin')
                curl -s -X POST %1$s/v1/coupons -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
                -d '{"title":"Noon drop","totalQuantity":500,"opensAt":"%2$s","closesAt":"%3$s"}'
                curl -s -X POST %1$s/v1/coupons/%4$d/issues -H "Authorization: Bearer $TOKEN"
                """.formatted(url, now, now.plus(OPEN_FOR), mySql.nextCoupon());
    }

}
