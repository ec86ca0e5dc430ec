package io.firstcome.security;

import java.io.IOException;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

import io.firstcome.harness.Api;
import io.firstcome.harness.Eventually;
import io.firstcome.harness.Neighbours;
import io.firstcome.harness.ServersTest;

import static io.firstcome.harness.Problems.expect;

/// Figures on a port of their own: for whoever reaches it, and nothing else there.
@ServersTest
class ManagementPortIT {

    private final Neighbours neighbours;

    ManagementPortIT(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    @Test
    void hasTheFiguresAndNothingElse() throws IOException {
        int port = freePort();
        try (var neighbour = neighbours.startWithManagementPort(port)) {
            Api service = neighbour.api();
            long coupon = service.openCoupon(1);
            var figures = new Api(() -> port);

            Eventually.isTrue(() -> answers(figures.anonymous(), "/actuator/prometheus") == 200);
            expect(figures.admin().post().uri("/v1/coupons/{id}/issues", coupon).exchange(), 404, "not-found");
            expect(figures.anonymous().get().uri("/v1/coupons").exchange(), 404, "not-found");
            service.anonymous().get().uri("/readyz").exchange().expectStatus().isOk();
            service.admin().get().uri("/actuator/prometheus").exchange().expectStatus().isNotFound();
            service.issue(coupon, "alice").expectStatus().isCreated();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static int answers(WebTestClient client, String path) {
        return client.get().uri(path).exchange().returnResult(Void.class).getStatus().value();
    }

}
