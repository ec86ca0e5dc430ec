package io.firstcome.gatling;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import java.util.Iterator;
import java.util.Map;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpProtocolBuilder;

/** What all simulations of the issue endpoint have in common. */
final class Issuing {

    private Issuing() {
    }

    /** Connections are shared, as between a crowd and a front. */
    static HttpProtocolBuilder protocol() {
        return http.baseUrls(Settings.BASE_URLS).shareConnections();
    }

    /** The next user asks for this coupon, once, and hears one of these. */
    static ChainBuilder issue(String name, long coupon, Iterator<Map<String, Object>> users, Integer... expected) {
        return exec(feed(users), exec(http(name).post("/v1/coupons/" + coupon + "/issues")
            .header("Authorization", "Bearer #{token}")
            .check(status().in(expected), status().saveAs("status"))));
    }

}
