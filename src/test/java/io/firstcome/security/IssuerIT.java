package io.firstcome.security;

import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicBoolean;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Neighbours;
import io.firstcome.harness.ServersTest;

/// With an issuer its tokens count, and no others; and the service outlives its absences.
@ServersTest
class IssuerIT {

    private final Api api;

    private final Neighbours neighbours;

    private final AtomicBoolean hangs = new AtomicBoolean();

    private final RSAKey key;

    private final DisposableServer issuer;

    IssuerIT(Api api, Neighbours neighbours) throws JOSEException {
        this.api = api;
        this.neighbours = neighbours;
        this.key = new RSAKeyGenerator(2048).keyID("one").generate();
        this.issuer = HttpServer.create()
            .host("127.0.0.1")
            .route(routes -> routes
                .get("/.well-known/openid-configuration",
                        (request, response) -> json(response,
                                "{\"issuer\": \"" + url() + "\", \"jwks_uri\": \"" + url()
                                        + "/keys\", \"subject_types_supported\": [\"public\"]}"))
                .get("/keys", (request, response) -> json(response, new JWKSet(key.toPublicJWK()).toString())))
            .bindNow();
    }

    @AfterEach
    void stop() {
        issuer.disposeNow();
    }

    @Test
    void itsTokensCountAndAnAbsenceIsNotForEver() {
        long coupon = api.openCoupon(5);
        hangs.set(true);
        try (var service = neighbours.startWithIssuer(url())) {
            var elsewhere = service.api();

            ask(elsewhere, coupon, "alice").expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "1")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unavailable");

            hangs.set(false);
            Eventually
                .isTrue(() -> ask(elsewhere, coupon, "alice").returnResult(Void.class).getStatus().is2xxSuccessful());
            ask(elsewhere, coupon, "two words").expectStatus().isUnauthorized();
            elsewhere.issue(coupon, "signed-with-the-local-key").expectStatus().isUnauthorized();
            elsewhere.anonymous().post().uri("/local/token?sub=alice").exchange().expectStatus().isNotFound();
        }
    }

    private WebTestClient.ResponseSpec ask(Api service, long coupon, String user) {
        return service.anonymous()
            .post()
            .uri("/v1/coupons/{id}/issues", coupon)
            .headers(headers -> headers.setBearerAuth(token(user)))
            .exchange();
    }

    private String token(String user) {
        try {
            var claims = new JWTClaimsSet.Builder().issuer(url())
                .subject(user)
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build();
            var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        }
        catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Mono<Void> json(HttpServerResponse response, String body) {
        return hangs.get() ? Mono.never()
                : response.header("Content-Type", "application/json").sendString(Mono.just(body)).then();
    }

    private String url() {
        return "http://127.0.0.1:" + issuer.port();
    }

}
