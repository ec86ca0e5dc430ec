package io.firstcome.security;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.firstcome.harness.Api;
import io.firstcome.harness.ServiceTest;
import io.firstcome.harness.Token;

import static io.firstcome.harness.Problems.expect;

/// Why a token is refused is said in the challenge and in the problem, on both ways in.
@ServiceTest
class BadTokenIT {

    private final Api api;

    BadTokenIT(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @MethodSource
    void theReasonIsInTheChallengeAndInTheProblem(String token, String reason) {
        for (String path : new String[] { "/v1/coupons/1/issues", "/v1/coupons" }) {
            var answer = api.anonymous()
                .post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectHeader()
                .valueEquals("WWW-Authenticate",
                        "Bearer error=\"invalid_token\", error_description=\"" + reason + "\"");
            expect(answer, 401, "invalid-token", reason);
        }
    }

    static Stream<Arguments> theReasonIsInTheChallengeAndInTheProblem() {
        return Stream.of(Arguments.of("x.y.z", TokenDecoder.MALFORMED),
                Arguments.of(Token.expired("alice"), AccessTokenRules.EXPIRED),
                Arguments.of(Token.signedBySomebodyElse("alice"), TokenDecoder.BAD_SIGNATURE),
                Arguments.of(Token.of("with space"), AccessTokenRules.NO_USER),
                Arguments.of(Token.of(""), AccessTokenRules.NO_USER),
                Arguments.of(Token.of("é"), AccessTokenRules.NO_USER),
                Arguments.of(Token.of("x".repeat(256)), AccessTokenRules.NO_USER));
    }

    @Test
    void anEmptyOneIsMalformedAndNotMissing() {
        var answer = api.anonymous().get().uri("/v1/coupons").header("Authorization", "Bearer").exchange();

        expect(answer, 401, "invalid-token");
    }

}
