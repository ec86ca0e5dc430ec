package io.firstcome.http;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/// One call of the HTTP interface: who may make it, what it takes, what it may answer.
/// Described once, by the room that answers it; who is let in, `Allow`, HEAD, the OpenAPI
/// document and the tests follow from this, and what is not described is refused.
///
/// @param room whose call it is
/// @param name a verb and what it is done to, unique among all calls
/// @param path a pattern of Spring's
/// @param takes one per media type; empty when there is no body
public record ApiCall(String room, String method, String path, String name, String summary, Access access,
        List<Parameter> parameters, List<Content> takes, List<Answer> answers, List<Problem> refusals,
        boolean published) {

    public static ApiCall of(String room, String method, String path, String name, String summary) {
        return new ApiCall(room, method, path, name, summary, Access.OPEN, List.of(), List.of(), List.of(), List.of(),
                true);
    }

    /// One that is no part of the published interface: a page, a probe, the lab.
    public static ApiCall unpublished(String method, String path, Access access) {
        return new ApiCall("", method, path, method + " " + path, "", access, List.of(), List.of(), List.of(),
                List.of(), false);
    }

    public ApiCall needs(Access needed) {
        return new ApiCall(room, method, path, name, summary, needed, parameters, takes, answers, refusals, published);
    }

    /// A parameter of the query or a header, optional.
    public ApiCall knows(Place place, String parameter, String meaning, String example) {
        return new ApiCall(room, method, path, name, summary, access,
                and(parameters, new Parameter(place, parameter, meaning, example)), takes, answers, refusals,
                published);
    }

    public ApiCall takes(String mediaType, Type type, Object example) {
        return new ApiCall(room, method, path, name, summary, access, parameters,
                and(takes, new Content(mediaType, type, example)), answers, refusals, published);
    }

    /// The same, granted with one JSON body.
    ///
    /// @param headers that come with it; one in brackets may be left out
    public ApiCall answers(int status, String meaning, Type type, Object example, String... headers) {
        return answers(status, meaning, List.of(new Content("application/json", type, example)), headers);
    }

    public ApiCall answers(int status, String meaning, List<Content> contents, String... headers) {
        return new ApiCall(room, method, path, name, summary, access, parameters, takes,
                and(answers, new Answer(status, meaning, contents, List.of(headers))), refusals, published);
    }

    public ApiCall refuses(Problem... problems) {
        var all = new ArrayList<>(refusals);
        all.addAll(List.of(problems));
        return new ApiCall(room, method, path, name, summary, access, parameters, takes, answers, List.copyOf(all),
                published);
    }

    private static <T> List<T> and(List<T> some, T more) {
        var all = new ArrayList<>(some);
        all.add(more);
        return List.copyOf(all);
    }

    /// What a caller needs.
    public enum Access {

        /// Nothing.
        OPEN,

        /// A valid token.
        USER,

        /// A token with the scope `coupon:admin`.
        ADMIN

    }

    /// Where a parameter stands.
    public enum Place {

        QUERY, HEADER

    }

    /// A parameter that may be there.
    public record Parameter(Place place, String name, String meaning, String example) {
    }

    /// What a call is granted with.
    ///
    /// @param contents one per media type
    public record Answer(int status, String meaning, List<Content> contents, List<String> headers) {
    }

    /// A body.
    public record Content(String mediaType, Type type, Object example) {
    }

}
