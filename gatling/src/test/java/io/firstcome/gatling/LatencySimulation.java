package io.firstcome.gatling;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;

/**
 * How long one waits when a thousand people a second come, whether or not the service keeps up (an open model): for a bare
 * handler, for a 201, and for a sold-out, one after the other, each warmed up before it counts.
 *
 * <p>System properties: {@code url}; {@code tokens}, a file with one a line; {@code open}, a coupon with seats for all;
 * {@code soldOut}, one without a seat; {@code rate} in users a second (1000); {@code seconds} (60) for each; {@code warmUp} in
 * seconds (20). The last line printed for each is {@code LATENCY name p50 p95 p99 max count}, in milliseconds.
 */
public class LatencySimulation extends Simulation {

    private static final int LONGEST = 60_000;

    private static final int RATE = Integer.getInteger("rate", 1000);

    private static final Duration COUNTED = Duration.ofSeconds(Integer.getInteger("seconds", 60));

    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warmUp", 20));

    private final Map<String, AtomicLongArray> times = new LinkedHashMap<>();

    private final Iterator<Map<String, Object>> tokens = tokens();

    {
        String issues = "/v1/coupons/%s/issues";
        setUp(phase("bare", "/lab/bare", 201)
            .andThen(phase("issued", issues.formatted(System.getProperty("open")), 201)
                .andThen(phase("sold-out", issues.formatted(System.getProperty("soldOut")), 409))))
            .protocols(http.baseUrl(System.getProperty("url")).shareConnections());
    }

    @Override
    public void after() {
        times.forEach((name, counts) -> System.out.printf("LATENCY %s %d %d %d %d %d%n", name, percentile(counts, 50),
                percentile(counts, 95), percentile(counts, 99), percentile(counts, 100), total(counts)));
    }

    private PopulationBuilder phase(String name, String path, int expected) {
        var counts = new AtomicLongArray(LONGEST + 1);
        times.put(name, counts);
        return users(name + ", warming up", path, expected, WARM_UP, new AtomicLongArray(LONGEST + 1))
            .andThen(users(name, path, expected, COUNTED, counts));
    }

    private PopulationBuilder users(String name, String path, int expected, Duration lasting, AtomicLongArray counts) {
        return scenario(name)
            .exec(feed(tokens),
                    exec(http(name).post(path)
                        .header("Authorization", "Bearer #{token}")
                        .check(status().is(expected), responseTimeInMillis().saveAs("time"))),
                    exec(session -> {
                        counts.incrementAndGet(session.contains("time") ? Math.min(session.getInt("time"), LONGEST) : LONGEST);
                        return session;
                    }))
            .injectOpen(constantUsersPerSec(RATE).during(lasting));
    }

    private static long total(AtomicLongArray counts) {
        long total = 0;
        for (int time = 0; time < counts.length(); time++) {
            total += counts.get(time);
        }
        return total;
    }

    private static int percentile(AtomicLongArray counts, int percent) {
        long below = (total(counts) * percent + 99) / 100;
        int time = -1;
        while (below > 0) {
            time++;
            below -= counts.get(time);
        }
        return time;
    }

    private static Iterator<Map<String, Object>> tokens() {
        try {
            List<String> lines = Files.readAllLines(Path.of(System.getProperty("tokens")));
            return lines.stream().map(token -> Map.<String, Object>of("token", token)).iterator();
        }
        catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

}
