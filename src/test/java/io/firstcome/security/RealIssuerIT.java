package io.firstcome.security;

import java.io.IOException;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Neighbours;
import io.firstcome.harness.ServersTest;

/// Tokens of an authorization server as it is in use, while it changes its keys and when it
/// is away.
@ServersTest
@Order(4)
class RealIssuerIT {

    private final Api here;

    private final Neighbours neighbours;

    RealIssuerIT(Api here, Neighbours neighbours) {
        this.here = here;
        this.neighbours = neighbours;
    }

    @Test
    void itsTokensCountWhateverTheyAreSignedWithAndWhenItIsAway() throws IOException, InterruptedException {
        long coupon = here.openCoupon(10);
        try (var issuer = RealIssuer.start(0);
                var service = neighbours.startWithIssuer(issuer.name(),
                        "--spring.security.oauth2.resourceserver.jwt.audiences=firstcome")) {
            Api api = service.api();
            String known = issuer.token("es");
            issue(api, coupon, issuer.token("rs")).expectStatus().isCreated();
            issue(api, coupon, known).expectStatus().isCreated();

            issuer.rotate();
            String unseen = issuer.token("rs");
            issuer.kill();
            issue(api, coupon, unseen).expectStatus().isEqualTo(503).expectHeader().exists(HttpHeaders.RETRY_AFTER);
            issue(api, coupon, known).expectStatus().isOk();

            try (var back = RealIssuer.start(issuer.port())) {
                String renewed = back.token("rs");
                Eventually
                    .isTrue(() -> issue(api, coupon, renewed).returnResult(Void.class).getStatus().value() == 200);
            }
        }
    }

    private static WebTestClient.ResponseSpec issue(Api api, long coupon, String token) {
        return api.anonymous()
            .post()
            .uri("/v1/coupons/{id}/issues", coupon)
            .headers(headers -> headers.setBearerAuth(token))
            .exchange();
    }

}
