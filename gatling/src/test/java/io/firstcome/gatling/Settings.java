package io.firstcome.gatling;

import java.time.Duration;
import java.util.List;

/** What a run is told, each by the system property of its name, with what holds where it is not told. */
final class Settings {

    /** {@code baseUrl}: where the service is; several instances are separated by commas and asked in turns. */
    static final List<String> BASE_URLS = List.of(System.getProperty("baseUrl", "http://localhost:8080").split(","));

    /** {@code seats}: how many of them get one. */
    static final int SEATS = Integer.getInteger("seats", 500);

    /** {@code repeats}: of a hundred, how many ask a second time. */
    static final int REPEATS_PERCENT = Integer.getInteger("repeats", 5);

    /** {@code instances}: how many answer at the base URL; as many as there are addresses, where it is not told. */
    static final int INSTANCES = Integer.getInteger("instances", BASE_URLS.size());

    /** {@code seed}: who comes when, and who asks twice. */
    static final long SEED = Long.getLong("seed", 1);

    /** {@code prefix}: begins the ids of the users, so that several generators have users of their own. */
    static final String PREFIX = System.getProperty("prefix", "user");

    private Settings() {
    }

    /** {@code users}: how many come. */
    static int users(int untold) {
        return Integer.getInteger("users", untold);
    }

    /** {@code duration}, in seconds: how long a rate is held. */
    static Duration duration(int secondsUntold) {
        return Duration.ofSeconds(Integer.getInteger("duration", secondsUntold));
    }

    /** {@code rate}: how many come in a second. */
    static int rate(int untold) {
        return Integer.getInteger("rate", untold);
    }

    /**
     * How long it takes until that many have come: one second, where no rate is told. Gatling's ramps are made of whole
     * seconds.
     */
    static Duration arriving(int count) {
        return Duration.ofSeconds(Math.max(1, Math.round((double) count / rate(count))));
    }

}
