package io.firstcome.gatling;

import java.util.Map;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/**
 * Winners read and use what they have: each gets a coupon, looks at what is theirs, uses it, tries that again (409), undoes
 * it and uses it once more. System properties: {@code rate} in users a second (100), {@code duration} in seconds (30), and
 * those of {@link Settings}.
 */
public class WalletSimulation extends Simulation {

    private static final long SEATS_FOR_ALL = 1_000_000_000;

    private static final String USE = "/v1/me/coupons/#{issueId}/use";

    {
        var service = Service.findOrStart();
        long coupon = service.openCoupon(SEATS_FOR_ALL);
        ChainBuilder visit = exec(feed(Crowd.newcomers(service.tokens())),
                exec(http("issue").post("/v1/coupons/" + coupon + "/issues")
                    .header("Authorization", "Bearer #{token}")
                    .check(status().is(201), jsonPath("$.issueId").saveAs("issueId"))),
                exec(mine(http("read the wallet").get("/v1/me/coupons?state=USABLE" + from(coupon)), 200)
                    .check(jsonPath("$.coupons[0].issueId").isEL("#{issueId}"))),
                exec(mine(http("use").post(USE), 200).check(jsonPath("$.status").is("USED"))),
                exec(mine(http("use again").post(USE), 409).check(jsonPath("$.code").is("already-used"))),
                exec(mine(http("undo the use").delete(USE), 200).check(jsonPath("$.status").is("USABLE"))),
                exec(mine(http("use").post(USE), 200)));
        setUp(scenario("wallet").exec(visit)
            .injectOpen(constantUsersPerSec(Settings.rate(100)).during(Settings.duration(30)))).protocols(Issuing.protocol())
            .assertions(global().failedRequests().count().is(0L));
    }

    // The same users may hold some of earlier runs.
    private static String from(long coupon) {
        return coupon == 1 ? "" : "&after=" + (coupon - 1);
    }

    private static HttpRequestActionBuilder mine(HttpRequestActionBuilder request, int expected) {
        return request.headers(Map.of("Authorization", "Bearer #{token}")).check(status().is(expected));
    }

}
