package io.firstcome.harness;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/// What every problem has.
public final class Problems {

    private Problems() {
    }

    public static void expect(WebTestClient.ResponseSpec answer, int status, String code, String detail) {
        problem(answer, status, code).jsonPath("$.detail").isEqualTo(detail);
    }

    public static void expect(WebTestClient.ResponseSpec answer, int status, String code) {
        problem(answer, status, code).jsonPath("$.detail").isNotEmpty();
    }

    private static WebTestClient.BodyContentSpec problem(WebTestClient.ResponseSpec answer, int status, String code) {
        return answer.expectStatus()
            .isEqualTo(status)
            .expectHeader()
            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .expectBody()
            .jsonPath("$.code")
            .isEqualTo(code)
            .jsonPath("$.type")
            .isEqualTo("https://firstcome.io/problems/" + code)
            .jsonPath("$.status")
            .isEqualTo(status)
            .jsonPath("$.title")
            .isNotEmpty();
    }

}
