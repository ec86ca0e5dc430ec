package io.firstcome.gatling;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Simulation;

/**
 * A rate held for a time: every user is new and wins. System properties: {@code rate} in users a second (500),
 * {@code duration} in seconds (60), and those of {@link Settings}.
 */
public class SteadySimulation extends Simulation {

    private static final long SEATS_FOR_ALL = 1_000_000_000;

    {
        var service = Service.findOrStart();
        long coupon = service.openCoupon(SEATS_FOR_ALL);
        setUp(scenario("steady").exec(Issuing.issue("issue", coupon, Crowd.newcomers(service.tokens()), 201))
            .injectOpen(constantUsersPerSec(Settings.rate(500)).during(Settings.duration(60)))).protocols(Issuing.protocol())
            .assertions(global().failedRequests().count().is(0L));
    }

}
