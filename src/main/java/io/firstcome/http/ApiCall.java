package io.firstcome.http;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// One call of the HTTP interface: who may make it, what it takes, what it may answer.
/// Described once, by the room that answers it; who is let in, `Allow`, HEAD, the OpenAPI
/// document and the tests follow from this, and what is not described is refused.
///
/// @param room whose call it is
/// @param name a verb and what it is done to, unique among all calls
/// @param path a pattern of Spring's
/// @param takes one per media type; empty when there is no body
/// @param negotiated whether `Accept` is heeded
/// @param repeating what making it again does; empty where it only reads
public record ApiCall(String room, String method, String path, String name, String summary, Access access,
        List<Parameter> parameters, List<Content> takes, List<Answer> answers, List<Problem> refusals,
        boolean published, boolean negotiated, String repeating) {

    public static ApiCall of(String room, String method, String path, String name, String summary) {
        return new ApiCall(room, method, path, name, summary, Access.OPEN, List.of(), List.of(), List.of(), List.of(),
                true, true, "");
    }

    /// One that is no part of the published interface: a page, a probe, the lab.
    public static ApiCall unpublished(String method, String path, Access access) {
        return new ApiCall("", method, path, method + " " + path, "", access, List.of(), List.of(), List.of(),
                List.of(), false, true, "");
    }

    public ApiCall needs(Access needed) {
        return new ApiCall(room, method, path, name, summary, needed, parameters, takes, answers, refusals, published,
                negotiated, repeating);
    }

    /// A parameter of the query or a header, optional.
    public ApiCall knows(Place place, String parameter, String meaning, Values values, String example) {
        return knows(new Parameter(place, parameter, meaning, values, example));
    }

    public ApiCall knows(Parameter parameter) {
        return new ApiCall(room, method, path, name, summary, access, and(parameters, parameter), takes, answers,
                refusals, published, negotiated, repeating);
    }

    public ApiCall takes(String mediaType, Type type, Object example) {
        return new ApiCall(room, method, path, name, summary, access, parameters,
                and(takes, new Content(mediaType, type, example)), answers, refusals, published, negotiated, repeating);
    }

    /// The same, granted with one JSON body.
    ///
    /// @param headers that come with it; one in brackets may be left out
    public ApiCall answers(int status, String meaning, Type type, Object example, String... headers) {
        return answers(status, meaning, List.of(new Content("application/json", type, example)), headers);
    }

    public ApiCall answers(int status, String meaning, List<Content> contents, String... headers) {
        return new ApiCall(room, method, path, name, summary, access, parameters, takes,
                and(answers, new Answer(status, meaning, contents, List.of(headers))), refusals, published, negotiated,
                repeating);
    }

    public ApiCall refuses(Problem... problems) {
        var all = new ArrayList<>(refusals);
        all.addAll(List.of(problems));
        return new ApiCall(room, method, path, name, summary, access, parameters, takes, answers, List.copyOf(all),
                published, negotiated, repeating);
    }

    /// What it does to make the same call again, in a sentence.
    public ApiCall repeated(String sentence) {
        return new ApiCall(room, method, path, name, summary, access, parameters, takes, answers, refusals, published,
                negotiated, sentence);
    }

    /// Answers in the one form there is, whatever `Accept` says.
    public ApiCall inOneForm() {
        return new ApiCall(room, method, path, name, summary, access, parameters, takes, answers, refusals, published,
                false, repeating);
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
    public record Parameter(Place place, String name, String meaning, Values values, String example) {
    }

    /// What a parameter may be.
    public sealed interface Values {

        /// A whole number, both bounds included.
        record WholeNumber(long min, long max, @Nullable Long otherwise) implements Values {
        }

        record OneOf(List<String> words) implements Values {

            public static OneOf of(Class<? extends Enum<?>> type) {
                return new OneOf(Stream.of(type.getEnumConstants()).map(Enum::name).toList());
            }

        }

        /// A text that a regular expression matches.
        record Text(String pattern) implements Values {
        }

        /// An id or a position.
        static WholeNumber id() {
            return new WholeNumber(1, Long.MAX_VALUE, null);
        }

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
