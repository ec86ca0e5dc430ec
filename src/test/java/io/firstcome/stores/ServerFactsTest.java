package io.firstcome.stores;

import java.time.Duration;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What a server must be, and what it had better be.
class ServerFactsTest {

    private static final String STRICT = "STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION";

    @Nested
    class OfRedis {

        @ParameterizedTest
        @ValueSource(strings = { "noeviction", "volatile-lru", "" })
        void oneThatEvictsNoneOfOurKeysIsRight(String policy) {
            assertThat(new RedisFacts(policy, true, Duration.ZERO).findings()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = { "allkeys-lru", "allkeys-lfu", "allkeys-random" })
        void oneThatEvictsIsUnsafe(String policy) {
            assertThat(new RedisFacts(policy, true, Duration.ZERO).findings()).singleElement()
                .isInstanceOf(Finding.Unsafe.class);
        }

        @Test
        void withoutAnAppendOnlyFileItIsDoubtful() {
            assertThat(new RedisFacts("noeviction", false, Duration.ZERO).findings()).singleElement()
                .isInstanceOfSatisfying(Finding.Doubtful.class, found -> assertThat(found.what()).contains("202"));
        }

        @Test
        void aRedisWithAnotherTimeIsDoubtful() {
            assertThat(new RedisFacts("noeviction", true, Duration.ofSeconds(2)).findings()).isEmpty();
            assertThat(new RedisFacts("noeviction", true, Duration.ofMillis(2001)).findings()).hasSize(1);
            assertThat(new RedisFacts("noeviction", true, Duration.ofMillis(-2001)).findings()).hasSize(1);
        }

    }

    @Nested
    class OfMySql {

        @Test
        void oneThatIsStrictAndTellsUsersApartIsRight() {
            assertThat(new MySqlFacts(STRICT, "ascii_bin", 1).findings()).isEmpty();
        }

        @Test
        void oneThatIsNotStrictIsUnsafe() {
            assertThat(new MySqlFacts("", "ascii_bin", 1).findings()).singleElement()
                .isInstanceOf(Finding.Unsafe.class);
        }

        @Test
        void oneThatFoldsCaseIsUnsafe() {
            assertThat(new MySqlFacts(STRICT, "ascii_general_ci", 1).findings()).singleElement()
                .isInstanceOf(Finding.Unsafe.class);
        }

        @Test
        void oneThatFlushesLaterIsDoubtful() {
            assertThat(new MySqlFacts(STRICT, "ascii_bin", 2).findings()).singleElement()
                .isInstanceOf(Finding.Doubtful.class);
        }

    }

}
