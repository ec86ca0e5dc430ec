package io.firstcome;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;

/// The alert rules, tried by Prometheus's own tool.
@EnabledIf(value = "hasPromtool", disabledReason = "there is no promtool on the PATH")
class AlertRulesTest {

    private static final File FOLDER = new File("src/main/docker/prometheus");

    static boolean hasPromtool() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
    }

    @Test
    void eachFiresOnWhatItIsMeantForAndOnNothingElse() throws Exception {
        assertThat(promtool("test", "rules", "alerts-test.yml")).contains("SUCCESS").doesNotContain("FAILED");
    }

    @Test
    void prometheusTakesThemAsTheyAre() throws Exception {
        assertThat(promtool("check", "config", "prometheus.yml")).contains("SUCCESS").doesNotContain("FAILED");
    }

    private static String promtool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("promtool"));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).directory(FOLDER).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

}
