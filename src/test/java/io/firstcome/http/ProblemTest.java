package io.firstcome.http;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemTest {

    @Test
    void theTitleIsTheCodeInWordsUnlessThatSaysTooLittle() {
        assertThat(Problem.of(409, "sold-out", "All seats are taken.").title()).isEqualTo("Sold out");
        assertThat(Problem.unavailable("Redis is away.").title()).isEqualTo("Service unavailable");
    }

    @Test
    void theDetailOfOneCaseChangesNothingElse() {
        var problem = Problem.of(404, "coupon-not-found", "This coupon does not exist.");

        assertThat(problem.saying("Coupon 42 does not exist.")).isEqualTo(new Problem(problem.type(), problem.title(),
                problem.status(), "Coupon 42 does not exist.", problem.code()));
    }

}
