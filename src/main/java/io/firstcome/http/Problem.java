package io.firstcome.http;

import java.net.URI;

/// Why a request was not granted: the body of an RFC 9457 answer. `type` and `code` are
/// stable, `detail` says what happened and what to do.
public record Problem(URI type, String title, int status, String detail, String code) {

    private static final String TYPES = "https://firstcome.io/problems/";

    public static Problem of(int status, String code, String title, String detail) {
        return new Problem(URI.create(TYPES + code), title, status, detail, code);
    }

    /// The same problem, told of this one case.
    public Problem saying(String newDetail) {
        return new Problem(type, title, status, newDetail, code);
    }

    /// Something that the service stands on is away. The request may have had its effect:
    /// asking again is always safe.
    public static Problem unavailable(String detail) {
        return of(503, "unavailable", "Unavailable for the moment", detail);
    }

}
