package io.firstcome.embedded;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class LocalKeyFileTest {

    private static final String KEY = "firstcome.security.local-key";

    private final MockEnvironment environment = new MockEnvironment();

    LocalKeyFileTest(@TempDir Path data) {
        environment.setProperty("firstcome.embedded.data-folder", data.toString());
    }

    private String key() {
        new LocalKeyFile().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty(KEY, "none");
    }

    @Test
    void aKeyIsMadeOnceAndKept() {
        assertThat(key()).hasSize(64).isEqualTo(key());
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
    }

    @Test
    void aKeyThatIsSetStays() {
        environment.setProperty(KEY, "mine");
        assertThat(key()).isEqualTo("mine");
    }

    // The same names as in the room security, which refuses a start with both.
    @ParameterizedTest
    @ValueSource(strings = { "issuer-uri", "jwk-set-uri", "public-key-location" })
    void besideAnIssuerNoneIsMade(String name) {
        environment.setProperty("spring.security.oauth2.resourceserver.jwt." + name, "http://localhost:1");
        assertThat(key()).isEqualTo("none");
    }

    @Test
    void noKeyIsMadeForAMySqlOfOnesOwn() {
        environment.setProperty("spring.r2dbc.url", "r2dbc:mysql://localhost/firstcome");
        assertThat(key()).isEqualTo("none");
        assertThat(environment.getProperty("server.address")).isNull();
    }

}
