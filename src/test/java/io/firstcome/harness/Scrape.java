package io.firstcome.harness;

import java.util.Objects;
import java.util.regex.Pattern;

import org.springframework.http.MediaType;

/// The figures, as Prometheus reads them.
public final class Scrape {

    private static final int SIZE_MAX = 4 * 1024 * 1024;

    private final Api api;

    public Scrape(Api api) {
        this.api = api;
    }

    /// A metric of this name, or one that is served as its parts.
    public boolean has(String name) {
        var series = Pattern.compile("^" + name + "(_count|_sum|_max)?[{ ]", Pattern.MULTILINE);
        return series.matcher(text()).find();
    }

    /// Zero when there is no such series.
    public double value(String series) {
        return text().lines()
            .filter(line -> line.startsWith(series))
            .findFirst()
            .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .orElse(0.0);
    }

    public String text() {
        return Objects.requireNonNull(api.admin()
            .mutate()
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(SIZE_MAX))
            .build()
            .get()
            .uri("/actuator/prometheus")
            .accept(MediaType.TEXT_PLAIN)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
    }

}
