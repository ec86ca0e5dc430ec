package io.firstcome.openapi;

import java.lang.reflect.Type;
import java.util.List;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
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

    private static final String NDJSON = "application/x-ndjson";

    private final ModelConverters schemas = new ModelConverters(true);

    private final OpenAPI document;

    private final JsonMapper json;

    OperationWriter(OpenAPI document, JsonMapper json) {
        this.document = document;
        this.json = json;
        schemas.addConverter(new ModelResolver(Json31.mapper(), new ShortNames()).openapi31(true));
        schemas.addConverter(new RecordSchemas());
    }

    void add(ApiCall call, List<Problem> refusals) {
        var operation = new Operation().operationId(call.name())
            .summary(call.summary())
            .description(description(call))
            .addTagsItem(call.room())
            .responses(new ApiResponses());
        ParameterWriter.parametersOf(call).forEach(operation::addParametersItem);
        if (!call.takes().isEmpty()) {
            operation.requestBody(new RequestBody().required(true).content(content(call.takes(), true)));
        }
        call.answers()
            .forEach(answer -> operation.getResponses().addApiResponse("" + answer.status(), granted(answer)));
        new RefusalWriter(document.getComponents(), operation.getResponses(), schema(Problem.class, false), json)
            .add(refusals);
        switch (call.access()) {
            case OPEN -> operation.security(List.of());
            case USER -> operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
            case ADMIN -> operation.addSecurityItem(new SecurityRequirement().addList(BEARER, List.of("coupon:admin")));
        }
        document.getPaths()
            .computeIfAbsent(call.path(), path -> new PathItem())
            .operation(PathItem.HttpMethod.valueOf(call.method()), operation);
    }

    private static String description(ApiCall call) {
        String access = switch (call.access()) {
            case OPEN -> "Needs no token.";
            case USER -> "Needs a token.";
            case ADMIN -> "Needs a token with the scope coupon:admin.";
        };
        return call.repeating().isEmpty() ? access : access + " " + call.repeating();
    }

    private ApiResponse granted(ApiCall.Answer answer) {
        var response = new ApiResponse().description(answer.meaning()).content(content(answer.contents(), false));
        answer.headers().forEach(name -> addHeader(response, name));
        return response;
    }

    private Content content(List<ApiCall.Content> bodies, boolean taken) {
        var content = new Content();
        bodies.forEach(body -> content.addMediaType(body.mediaType(),
                new MediaType()
                    .schema(body.mediaType().equals(NDJSON) ? lines(body.type(), taken) : schema(body.type(), taken))
                    .example(body.mediaType().equals(NDJSON) ? text(body.example()) : tree(body.example()))));
        return content;
    }

    // A generated client would take one object for the whole of it.
    private Schema<?> lines(Type type, boolean taken) {
        Schema<?> line = schema(type, taken);
        var text = new JsonSchema().typesItem("string").description("One JSON object per line");
        text.contentMediaType(NDJSON).contentSchema(line);
        return text;
    }

    private String text(Object line) {
        return (line instanceof String text ? text : json.writeValueAsString(line)) + "\n";
    }

    /// @param name in brackets where it may be left out
    static void addHeader(ApiResponse response, String name) {
        var header = new Header().required(!name.startsWith("[")).schema(new JsonSchema().typesItem("string"));
        response.addHeaderObject(name.replaceAll("[\\[\\]]", ""), header);
    }

    private Schema<?> schema(Type type, boolean taken) {
        if (type == String.class) {
            return new JsonSchema().typesItem("string");
        }
        ResolvedSchema resolved = schemas.resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        resolved.referencedSchemas.forEach((name, schema) -> {
            // What is taken has no field that is not known; what is answered may get
            // more.
            if (taken) {
                schema.setAdditionalProperties(false);
            }
            document.getComponents().addSchemas(name, schema);
        });
        return resolved.schema;
    }

    // Plain maps: the library's own mapper is of another generation.
    private Object tree(Object value) {
        return value instanceof String text ? text : json.convertValue(json.valueToTree(value), Object.class);
    }

}
