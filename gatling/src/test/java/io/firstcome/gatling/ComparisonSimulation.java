package io.firstcome.gatling;

import static io.gatling.javaapi.core.CoreDsl.asLongAsDuring;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;

/**
 * All strategies, one after another, each before the same crowd with the same seed: first all of them before a smaller one,
 * to warm up, then before the one that counts. At the end one table, printed, as Markdown and as a page with charts, and a verdict: the exact ones must
 * be exact, the broken ones broken, and among the exact ones the service's own must have the most requests a second and the
 * shortest time from the first request to the last row.
 *
 * <p>Needs a service with the profile {@code lab}; where there is none, one is started. System properties: {@code users}
 * (12,000), {@code ranking} (true; false leaves out who must be the quickest, for a machine with other work), and those of
 * {@link Settings}.
 */
public class ComparisonSimulation extends Simulation {

    /** Enough that no strategy keeps up while they arrive: else it would be the arrivals that are measured. */
    private static final int USERS = Settings.users(12_000);

    private static final boolean RANKING = Boolean.parseBoolean(System.getProperty("ranking", "true"));

    private static final Duration TURN_MAX = Duration.ofSeconds(120);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private static final int NO_ANSWER = 0;

    private static final int WARM_UP_PART = 4;

    private final Service service = Service.findOrStart();

    private final List<Turn> turns = new ArrayList<>();

    {
        var crowd = Crowd.of(USERS, service.tokens());
        var warmUp = Crowd.of(USERS / WARM_UP_PART, service.tokens());
        var phases = new ArrayList<Phase>();
        for (Contender contender : Contender.values()) {
            phases.add(new Phase(contender.path() + ", warming up", turn(contender, warmUp, Settings.SEATS / WARM_UP_PART), warmUp));
        }
        for (Contender contender : Contender.values()) {
            var turn = turn(contender, crowd, Settings.SEATS);
            turns.add(turn);
            phases.add(new Phase(contender.path(), turn, crowd));
        }
        setUp(chained(phases)).protocols(Issuing.protocol());
    }

    @Override
    public void after() {
        var comparison = new Comparison(turns, USERS);
        comparison.publish();
        var wrong = new ArrayList<>(comparison.inexact());
        if (RANKING) {
            wrong.addAll(comparison.quicker());
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("not as expected:\n  " + String.join("\n  ", wrong));
        }
    }

    private Turn turn(Contender contender, Crowd crowd, long seats) {
        long coupon = service.post("/lab/" + contender.path() + "/coupons", "{\"totalQuantity\":%d}".formatted(seats)).get("id").asLong();
        return new Turn(contender, coupon, crowd.size());
    }

    // Each phase begins when the watcher of the one before has seen its end.
    private PopulationBuilder[] chained(List<Phase> phases) {
        var phase = phases.get(0);
        var watcher = watcher(phase);
        return new PopulationBuilder[] { crowd(phase),
                phases.size() == 1 ? watcher : watcher.andThen(chained(phases.subList(1, phases.size()))) };
    }

    private static PopulationBuilder crowd(Phase phase) {
        return scenario(phase.name)
            .exec(feed(phase.crowd.arrivals()), exec(session -> asked(session, phase.turn)),
                    exec(http(phase.name).post(phase.turn.address() + "/issues")
                        .header("Authorization", "Bearer #{token}")
                        .check(status().in(201, 200, 202, 409, 503), status().saveAs("status"),
                                responseTimeInMillis().saveAs("millis"))),
                    exec(session -> answered(session, phase.turn)))
            .injectOpen(rampUsers(phase.crowd.size()).during(Settings.arriving(phase.crowd.size())));
    }

    private PopulationBuilder watcher(Phase phase) {
        return scenario(phase.name + ", rows")
            .exec(asLongAsDuring(session -> !phase.turn.isOver(), TURN_MAX).on(pause(LOOK_EVERY),
                    exec(http("figures").get(phase.turn.address())
                        .header("Authorization", "Bearer " + service.tokens().ofAdmin())
                        .check(bodyString().saveAs("figures"))),
                    exec(session -> looked(session, phase.turn))))
            .injectOpen(atOnceUsers(1));
    }

    private static Session asked(Session session, Turn turn) {
        turn.asked();
        return session;
    }

    private static Session answered(Session session, Turn turn) {
        boolean heard = session.contains("status");
        turn.answered(heard ? session.getInt("status") : NO_ANSWER, heard ? session.getInt("millis") : NO_ANSWER);
        return session;
    }

    private static Session looked(Session session, Turn turn) {
        if (session.contains("figures")) {
            turn.look(Service.json(session.getString("figures")));
        }
        return session.remove("figures").markAsSucceeded();
    }

    private record Phase(String name, Turn turn, Crowd crowd) {
    }

}
