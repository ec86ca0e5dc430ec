package io.firstcome.core;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/// One call of the HTTP interface: what it takes and what it may answer. Said by the room
/// that answers it, published by `openapi`.
///
/// @param room whose call it is
/// @param name a verb and what it is done to, unique among all calls
/// @param takes one a media type; empty when there is no body
public record ApiCall(String room, String method, String path, String name, String summary, Access access,
        List<Parameter> parameters, List<Content> takes, List<Answer> answers, List<Problem> refusals) {

    public static ApiCall of(String room, String method, String path, String name, String summary) {
        return new ApiCall(room, method, path, name, summary, Access.OPEN, List.of(), List.of(), List.of(), List.of());
    }

    public ApiCall needs(Access needed) {
        return new ApiCall(room, method, path, name, summary, needed, parameters, takes, answers, refusals);
    }

    /// A parameter of the query or a header, optional.
    public ApiCall knows(Place place, String parameter, String meaning, String example) {
        return new ApiCall(room, method, path, name, summary, access,
                and(parameters, new Parameter(place, parameter, meaning, example)), takes, answers, refusals);
    }

    public ApiCall takes(String mediaType, Type type, Object example) {
        return new ApiCall(room, method, path, name, summary, access, parameters,
                and(takes, new Content(mediaType, type, example)), answers, refusals);
    }

    /// The same, granted with one JSON body.
    ///
    /// @param headers that come with it; one in brackets may be left out
    public ApiCall answers(int status, String meaning, Type type, Object example, String... headers) {
        return answers(status, meaning, List.of(new Content("application/json", type, example)), headers);
    }

    public ApiCall answers(int status, String meaning, List<Content> contents, String... headers) {
        return new ApiCall(room, method, path, name, summary, access, parameters, takes,
                and(answers, new Answer(status, meaning, contents, List.of(headers))), refusals);
    }

    public ApiCall refuses(Problem... problems) {
        var all = new ArrayList<>(refusals);
        all.addAll(List.of(problems));
        return new ApiCall(room, method, path, name, summary, access, parameters, takes, answers, List.copyOf(all));
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
    /// @param contents one a media type
    public record Answer(int status, String meaning, List<Content> contents, List<String> headers) {
    }

    /// A body.
    public record Content(String mediaType, Type type, Object example) {
    }

}
