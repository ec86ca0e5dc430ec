package io.firstcome.http;

import io.firstcome.core.PositiveNumber;

/// How many a caller asks for in one page: `?limit=`.
public final class PageLimit {

    /// What counts for a caller that does not say.
    public static final String DEFAULT = "20";

    private static final int MAX = 100;

    public static final Problem INVALID = Problem.of(400, "invalid-limit",
            "limit must be a whole number from 1 to " + MAX + ".");

    public static final ApiCall.Parameter PARAMETER = new ApiCall.Parameter(ApiCall.Place.QUERY, "limit",
            "how many at most", new ApiCall.Values.WholeNumber(1, MAX, Long.valueOf(DEFAULT)), DEFAULT);

    private PageLimit() {
    }

    /// Errors: `invalid-limit`.
    public static int parse(String text) {
        return PositiveNumber.parse(text)
            .filter(limit -> limit <= MAX)
            .orElseThrow(() -> new ProblemException(INVALID))
            .intValue();
    }

}
