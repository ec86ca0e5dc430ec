package io.firstcome.gatling;

import static io.gatling.javaapi.core.CoreDsl.asLongAsDuring;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stressPeakUsers;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

/**
 * The crowd at the opening: users arrive by an open model, most of them around the moment when the coupon opens, each once,
 * and some again. Who comes too early, or hears 503, asks again. System properties: {@code users} (6000), {@code opensIn}
 * in seconds (10), and those of {@link Settings}.
 *
 * <p>Several generators at once take part in the same drop, see {@link Service#sharedDrop}; give each a {@code prefix}, so
 * that their users are not the same.
 */
public class DropSimulation extends Simulation {

    private static final int USERS = Settings.users(6000);

    private static final Duration OPENS_IN = Duration.ofSeconds(Math.max(5, Integer.getInteger("opensIn", 10)));

    private static final int UNAVAILABLE = 503;

    /** As the header of a 503 says. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private static final Duration ASKS_FOR_AT_MOST = Duration.ofMinutes(1);

    /** Until the rows are there of who was told 202. */
    private static final Duration ROWS_FOLLOW_WITHIN = Duration.ofSeconds(5);

    private final Service service = Service.findOrStart();

    private final Crowd crowd = Crowd.of(USERS, service.tokens());

    private final long coupon;

    private final AtomicInteger toldYes = new AtomicInteger();

    private final AtomicInteger toldNo = new AtomicInteger();

    {
        var drop = service.sharedDrop(Settings.SEATS, OPENS_IN);
        coupon = drop.get("id").asLong();
        var arriving = Settings.arriving(crowd.size());
        var untilOpening = Duration.between(Instant.now(), Instant.parse(drop.get("opensAt").asText()));
        var before = untilOpening.minus(arriving.dividedBy(2));
        setUp(scenario("drop").exec(feed(crowd.arrivals()), ask(),
                asLongAsDuring(DropSimulation::mustAskAgain, ASKS_FOR_AT_MOST).on(
                        pause(Duration.ofMillis(100), Duration.ofMillis(500)),
                        doIf(DropSimulation::isUnavailable).then(pause(RETRY_AFTER)), ask()),
                exec(this::count))
            .injectOpen(nothingFor(before.isNegative() ? Duration.ZERO : before),
                    stressPeakUsers(crowd.size()).during(arriving))
            .andThen(scenario("books").exec(pause(ROWS_FOLLOW_WITHIN), exec(books(drop.get("totalQuantity").asLong())))
                .injectOpen(atOnceUsers(1))))
            .protocols(Issuing.protocol())
            .assertions(global().failedRequests().count().is(0L));
    }

    @Override
    public void after() {
        var stored = service.get("/v1/coupons/" + coupon);
        System.out.printf("DROP coupon %d: of this crowd %d requests heard yes (201, 202), %d sold out; %s of %s issued in all%n", coupon,
                toldYes.get(), toldNo.get(), stored.get("issuedQuantity"), stored.get("totalQuantity"));
    }

    // When there were more users than seats, each seat has its row now.
    private HttpRequestActionBuilder books(long seats) {
        return http("books").get("/v1/coupons/" + coupon)
            .check(jsonPath("$.issuedQuantity").ofLong().is(Math.min(seats, USERS)));
    }

    private ChainBuilder ask() {
        return exec(http("issue").post("/v1/coupons/" + coupon + "/issues")
            .header("Authorization", "Bearer #{token}")
            .check(status().in(201, 200, 202, 409, UNAVAILABLE), status().saveAs("status"),
                    jsonPath("$.code").withDefault("").saveAs("code")));
    }

    private static boolean mustAskAgain(Session session) {
        return isUnavailable(session) || "not-open".equals(session.getString("code"));
    }

    private static boolean isUnavailable(Session session) {
        return session.contains("status") && session.getInt("status") == UNAVAILABLE;
    }

    private Session count(Session session) {
        int status = session.contains("status") ? session.getInt("status") : 0;
        if (status == 201 || status == 202) {
            toldYes.incrementAndGet();
        }
        else if (status == 409) {
            toldNo.incrementAndGet();
        }
        return session;
    }

}
