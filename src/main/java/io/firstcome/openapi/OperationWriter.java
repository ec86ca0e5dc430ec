package io.firstcome.openapi;

import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.http.ApiCall;
import io.firstcome.http.Problem;

/// Writes calls into an OpenAPI document as its operations.
final class OperationWriter {

    static final String BEARER = "bearer";

    private static final String PROBLEM = "application/problem+json";

    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");

    private static final Map<String, String> PATH_EXAMPLES = Map.of("issueId", "42-17", "position", "17");

    private static final Map<Integer, List<String>> HEADERS = Map.of(401, List.of("WWW-Authenticate"), 403,
            List.of("WWW-Authenticate"), 503, List.of("Retry-After"));

    private final ModelConverters schemas = new ModelConverters(true);

    private final OpenAPI document;

    private final JsonMapper json;

    OperationWriter(OpenAPI document, JsonMapper json) {
        this.document = document;
        this.json = json;
        schemas.addConverter(new RecordSchemas());
    }

    void add(ApiCall call, List<Problem> refusals) {
        var operation = new Operation().operationId(call.name())
            .summary(call.summary())
            .addTagsItem(call.room())
            .responses(new ApiResponses());
        IN_PATH.matcher(call.path())
            .results()
            .forEach(found -> operation.addParametersItem(new Parameter().in("path")
                .name(found.group(1))
                .required(true)
                .example(PATH_EXAMPLES.getOrDefault(found.group(1), "42"))
                .schema(new JsonSchema().typesItem("string"))));
        call.parameters().forEach(known -> operation.addParametersItem(parameter(known)));
        if (!call.takes().isEmpty()) {
            operation.requestBody(new RequestBody().required(true).content(content(call.takes())));
        }
        call.answers()
            .forEach(answer -> operation.getResponses().addApiResponse("" + answer.status(), granted(answer)));
        var codes = new HashMap<Integer, JsonSchema>();
        refusals.forEach(problem -> refuse(operation, problem, codes));
        switch (call.access()) {
            case OPEN -> operation.security(List.of());
            case USER -> operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
            case ADMIN -> operation.addSecurityItem(new SecurityRequirement().addList(BEARER, List.of("coupon:admin")));
        }
        document.getPaths()
            .computeIfAbsent(call.path(), path -> new PathItem())
            .operation(PathItem.HttpMethod.valueOf(call.method()), operation);
    }

    private static Parameter parameter(ApiCall.Parameter known) {
        return new Parameter().in(known.place() == ApiCall.Place.QUERY ? "query" : "header")
            .name(known.name())
            .description(known.meaning())
            .example(known.example())
            .schema(new JsonSchema().typesItem("string"));
    }

    private ApiResponse granted(ApiCall.Answer answer) {
        var response = new ApiResponse().description(answer.meaning()).content(content(answer.contents()));
        answer.headers()
            .forEach(name -> response.addHeaderObject(name.replaceAll("[\\[\\]]", ""), header(!name.startsWith("["))));
        return response;
    }

    private Content content(List<ApiCall.Content> bodies) {
        var content = new Content();
        bodies.forEach(body -> content.addMediaType(body.mediaType(),
                new MediaType().schema(schema(body.type())).example(tree(body.example()))));
        return content;
    }

    // One answer a status; which codes it may have, an enum.
    private void refuse(Operation operation, Problem problem, Map<Integer, JsonSchema> codes) {
        var known = codes.computeIfAbsent(problem.status(), status -> new JsonSchema());
        ApiResponse response = operation.getResponses()
            .computeIfAbsent("" + problem.status(), status -> refused(problem, known));
        MediaType media = Objects.requireNonNull(response.getContent().get(PROBLEM));
        if (media.getExamples() != null && media.getExamples().containsKey(problem.code())) {
            return;
        }
        known.addEnumItemObject(problem.code());
        media.addExamples(problem.code(), new Example().summary(problem.title()).value(tree(problem)));
    }

    private ApiResponse refused(Problem problem, JsonSchema code) {
        var status = new JsonSchema().typesItem("integer");
        status.setConst(problem.status());
        var told = new JsonSchema().addProperty("code", code).addProperty("status", status);
        var response = new ApiResponse().description(problem.title())
            .content(new Content().addMediaType(PROBLEM,
                    new MediaType().schema(new JsonSchema().addAllOfItem(schema(Problem.class)).addAllOfItem(told))));
        HEADERS.getOrDefault(problem.status(), List.of()).forEach(name -> response.addHeaderObject(name, header(true)));
        return response;
    }

    private static Header header(boolean required) {
        return new Header().required(required).schema(new JsonSchema().typesItem("string"));
    }

    private Schema<?> schema(Type type) {
        if (type == String.class) {
            return new JsonSchema().typesItem("string");
        }
        ResolvedSchema resolved = schemas.resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        resolved.referencedSchemas.forEach(document.getComponents()::addSchemas);
        return resolved.schema;
    }

    // Plain maps: the library's own mapper is of another generation.
    private Object tree(Object value) {
        return value instanceof String text ? text : json.convertValue(json.valueToTree(value), Object.class);
    }

}
