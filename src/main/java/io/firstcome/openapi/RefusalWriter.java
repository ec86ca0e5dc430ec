package io.firstcome.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.http.Problem;

/// Describes how a call may be refused: a response per status, with the codes that it may
/// have.
final class RefusalWriter {

    private static final String PROBLEM = "application/problem+json";

    private static final int SHARED_CODES_MAX = 3;

    private static final Map<Integer, List<String>> HEADERS = Map.of(401, List.of("WWW-Authenticate"), 403,
            List.of("WWW-Authenticate"), 406, List.of("[Accept]"), 415, List.of("[Accept]", "[Accept-Patch]"), 503,
            List.of("Retry-After"));

    private final Map<Integer, JsonSchema> codes = new LinkedHashMap<>();

    private final Components components;

    private final ApiResponses responses;

    private final Schema<?> problemSchema;

    private final JsonMapper json;

    RefusalWriter(Components components, ApiResponses responses, Schema<?> problemSchema, JsonMapper json) {
        this.components = components;
        this.responses = responses;
        this.problemSchema = problemSchema;
        this.json = json;
    }

    void add(List<Problem> refusals) {
        refusals.forEach(this::add);
        share();
    }

    private Object tree(Problem problem) {
        return json.convertValue(json.valueToTree(problem), Object.class);
    }

    // One answer a status; which codes it may have, an enum.
    private void add(Problem problem) {
        var known = codes.computeIfAbsent(problem.status(), status -> new JsonSchema());
        ApiResponse response = responses.computeIfAbsent("" + problem.status(), status -> refused(problem, known));
        MediaType media = Objects.requireNonNull(response.getContent().get(PROBLEM));
        if (media.getExamples() != null && media.getExamples().containsKey(problem.code())) {
            return;
        }
        known.addEnumItemObject(problem.code());
        media.addExamples(problem.code(), new Example().summary(problem.title()).value(tree(problem)));
    }

    // Those with few codes are the same for many calls.
    private void share() {
        codes.forEach((status, known) -> {
            if (known.getEnum().size() <= SHARED_CODES_MAX) {
                String name = known.getEnum().stream().map(code -> camel("" + code)).collect(Collectors.joining("Or"));
                ApiResponse own = Objects.requireNonNull(responses.get("" + status));
                Map<String, ApiResponse> all = Objects.requireNonNullElse(components.getResponses(), Map.of());
                if (!all.containsKey(name)) {
                    components.addResponses(name, own);
                }
                if (own.equals(all.getOrDefault(name, own))) {
                    responses.put("" + status, new ApiResponse().$ref(name));
                }
            }
        });
    }

    private static String camel(String code) {
        return Stream.of(code.split("-", -1))
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining());
    }

    private ApiResponse refused(Problem problem, JsonSchema code) {
        var status = new JsonSchema().typesItem("integer");
        status.setConst(problem.status());
        var told = new JsonSchema().addProperty("code", code).addProperty("status", status);
        var response = new ApiResponse().description(problem.title())
            .content(new Content().addMediaType(PROBLEM,
                    new MediaType().schema(new JsonSchema().addAllOfItem(problemSchema).addAllOfItem(told))));
        HEADERS.getOrDefault(problem.status(), List.of()).forEach(name -> OperationWriter.addHeader(response, name));
        return response;
    }

}
