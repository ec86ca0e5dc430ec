package io.firstcome.http;

import java.net.URI;

/// Why a request was refused: the body of an RFC 9457 response. `type` and `code` are
/// stable, there is one `title` per type, and `detail` says what happened and what to do.
public record Problem(URI type, String title, int status, String detail, String code) {

    private static final String TYPES = "https://firstcome.io/problems/";

    /// The title is the code in words.
    public static Problem of(int status, String code, String detail) {
        return of(status, code, Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' '), detail);
    }

    /// For the few codes whose words say too little.
    public static Problem of(int status, String code, String title, String detail) {
        return new Problem(URI.create(TYPES + code), title, status, detail, code);
    }

    /// The same problem, with the detail of this one case.
    public Problem saying(String newDetail) {
        return new Problem(type, title, status, newDetail, code);
    }

    /// Something that the service depends on is away. The request may have had its
    /// effect; it is always safe to retry.
    public static Problem unavailable(String detail) {
        return of(503, "unavailable", "Service unavailable", detail);
    }

}
