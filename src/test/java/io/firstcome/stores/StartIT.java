package io.firstcome.stores;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.firstcome.harness.Neighbour;
import io.firstcome.harness.ServersTest;

import static org.assertj.core.api.Assertions.assertThat;

/// A start that cannot be right is refused with a sentence that says what to set.
class StartIT {

    private static final String NOTHING_ON_BOARD = "--firstcome.embedded.enabled=false";

    private static final String KEY = "--firstcome.security.local-key=" + ServersTest.LOCAL_KEY;

    private static final String MYSQL = "--spring.r2dbc.url=r2dbc:mysql://127.0.0.1:1/firstcome";

    private static final String REDIS = "--spring.data.redis.host=127.0.0.1";

    private static final String ISSUER = "--spring.security.oauth2.resourceserver.jwt.issuer-uri=http://localhost:1";

    @Test
    void refusesToStartWithNeitherAnIssuerNorALocalKey() throws InterruptedException {
        assertThat(refused(NOTHING_ON_BOARD)).contains("Nothing says whose tokens to believe.",
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI", "FIRSTCOME_LOCAL_KEY");
    }

    @Test
    void refusesToStartWithBothAnIssuerAndALocalKey() throws InterruptedException {
        assertThat(refused(NOTHING_ON_BOARD, KEY, ISSUER)).contains("Both an issuer and a local key are set");
    }

    @Test
    void refusesToStartWithALocalKeyThatIsTooShort() throws InterruptedException {
        assertThat(refused(NOTHING_ON_BOARD, "--firstcome.security.local-key=short"))
            .contains("The local key has 5 bytes and needs at least 32.");
    }

    @Test
    void refusesToStartWithoutMySqlAndRedis() throws InterruptedException {
        assertThat(refused(NOTHING_ON_BOARD, KEY)).contains("Neither MySQL nor Redis is configured", "SPRING_R2DBC_URL",
                "profile local");
    }

    @Test
    void refusesToStartWithOnlyOneOfMySqlAndRedis() throws InterruptedException {
        assertThat(refused(KEY, MYSQL)).contains("MySQL is named, and Redis is not.");
        assertThat(refused(KEY, REDIS)).contains("Redis is named, and MySQL is not.");
    }

    @Test
    void refusesToStartWithHalfOfAMySqlAddress() throws InterruptedException {
        assertThat(refused(KEY, MYSQL, REDIS)).contains("No value found for user", "SPRING_R2DBC_USERNAME");
    }

    @Test
    void saysWhyItDoesNotStartWhileMySqlIsAway() throws InterruptedException {
        assertThat(refused(KEY, MYSQL, REDIS, "--spring.r2dbc.username=me", "--spring.flyway.connect-retries=1"))
            .contains("MySQL could not be reached", "spring.r2dbc.url");
    }

    @Test
    void refusesToStartWithContradictorySettings() throws InterruptedException {
        assertThat(refused(KEY, MYSQL, REDIS, "--spring.r2dbc.username=me", "--firstcome.issuance.sweep-after=1s"))
            .contains("sweep-after must exceed commit-timeout, or live entries would be swept");
    }

    private static String refused(String... arguments) throws InterruptedException {
        var service = Neighbour
            .start(Stream.concat(Stream.of("--server.port=0"), List.of(arguments).stream()).toList());
        String words = service.lastWords();
        assertThat(words).contains("APPLICATION FAILED TO START").doesNotContain("\tat ");
        return words;
    }

}
