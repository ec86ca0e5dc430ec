package io.firstcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.firstcome.harness.Api;
import io.firstcome.harness.Scrape;
import io.firstcome.harness.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/// Dashboard, alerts and runbook speak of what there is.
@ServiceTest
class OperationsIT {

    private static final Pattern METRIC = Pattern.compile("\\b(?:firstcome|http|r2dbc|jvm|process)_[a-z0-9_]+");

    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

    private static final Path ALERTS = Path.of("src/main/docker/prometheus/alerts.yml");

    private static final Path RUNBOOK = Path.of("src/docs/operations.md");

    private final Api api;

    private final Scrape scrape;

    OperationsIT(Api api) {
        this.api = api;
        this.scrape = new Scrape(api);
    }

    @ParameterizedTest
    @ValueSource(strings = { "src/main/docker/grafana/dashboards/firstcome.json",
            "src/main/docker/prometheus/alerts.yml", "src/docs/operations.md" })
    void everyMetricThatIsNamedIsServed(String file) throws IOException {
        api.crowd(api.openCoupon(1), List.of("alice"));
        Set<String> named = METRIC.matcher(Files.readString(Path.of(file)))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toSet());

        assertThat(named).hasSizeGreaterThan(5).allMatch(name -> scrape.has(name));
    }

    @Test
    void everyAlertHasItsLinesInTheRunbook() throws IOException {
        String runbook = Files.readString(RUNBOOK);
        String alerts = Files.readString(ALERTS);

        assertThat(alerts()).isNotEmpty()
            .allMatch(alert -> runbook.contains("\n### " + alert + "\n"))
            .allMatch(alert -> alerts.contains("operations.md#" + alert.toLowerCase(Locale.ROOT)));
    }

    private static Stream<String> alerts() throws IOException {
        return ALERT.matcher(Files.readString(ALERTS)).results().map(alert -> alert.group(1)).toList().stream();
    }

}
