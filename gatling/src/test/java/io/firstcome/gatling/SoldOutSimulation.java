package io.firstcome.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Simulation;

/**
 * After the sell-out: a rate of new users, each of whom hears so. System properties: {@code rate} in users a second (500),
 * {@code duration} in seconds (60), and those of {@link Settings}.
 */
public class SoldOutSimulation extends Simulation {

    {
        var service = Service.findOrStart();
        long coupon = service.openCoupon(1);
        var users = Crowd.newcomers(service.tokens());
        setUp(scenario("the only winner").exec(Issuing.issue("win", coupon, users, 201))
            .injectOpen(atOnceUsers(1))
            .andThen(scenario("sold out").exec(Issuing.issue("sold out", coupon, users, 409))
                .injectOpen(constantUsersPerSec(Settings.rate(500)).during(Settings.duration(60)))))
            .protocols(Issuing.protocol())
            .assertions(global().failedRequests().count().is(0L));
    }

}
