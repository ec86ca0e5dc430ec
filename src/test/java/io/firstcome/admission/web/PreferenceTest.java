package io.firstcome.admission.web;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PreferenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = { //
            "''                              | 2  | none", //
            "respond-async                   | 0  | respond-async", //
            "Respond-Async                   | 0  | respond-async", //
            "wait=5                          | 5  | wait=5", //
            "wait=\"5\"                      | 5  | wait=5", //
            "wait=0                          | 0  | wait=0", //
            "wait=3600                       | 10 | wait=10", //
            "wait=5, wait=7                  | 5  | wait=5", //
            "respond-async, wait=3           | 3  | 'respond-async, wait=3'", //
            "handling=lenient; x=y, wait = 4 | 4  | wait=4", //
            "wait=4; foo=bar                 | 4  | wait=4", //
            "wait=-1                         | 2  | none", //
            "wait=soon                       | 2  | none", //
            "wait=99999999999999             | 2  | none", //
            "await=4, respond-asynchronously | 2  | none", //
            "',,;=\"'                        | 2  | none" })
    void whatCannotBeReadIsIgnoredAndTheRestCounts(String header, int seconds, String applied) {
        var preference = Preference.of(List.of(header));

        assertThat(preference.waitForCommit()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(preference.applied().orElse(null)).isEqualTo(applied);
    }

}
