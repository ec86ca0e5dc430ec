package io.firstcome.http;

/// Carries a problem to the edge, where it becomes the answer. For requests that cannot
/// be served at all; a refusal that is this service's ordinary business (sold out, not
/// open) is a value and not an exception.
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        // No stack trace: bad input is an answer, not a fault, and must stay cheap.
        super(problem.code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

}
