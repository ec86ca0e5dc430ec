package io.firstcome.openapi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;

import io.firstcome.http.ApiCall;

/// Describes what stands in the address of a call, in its query and in its headers.
final class ParameterWriter {

    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");

    private static final Map<String, ApiCall.Parameter> IN_PATHS = Stream
        .of(inPath("id", "of the coupon", ApiCall.Values.id(), "42"),
                inPath("position", "of the issue in its coupon", ApiCall.Values.id(), "17"),
                inPath("issueId", "couponId-position", new ApiCall.Values.Text("^[0-9]{1,19}-[0-9]{1,19}$"), "42-17"))
        .collect(Collectors.toUnmodifiableMap(ApiCall.Parameter::name, Function.identity()));

    private ParameterWriter() {
    }

    static List<Parameter> parametersOf(ApiCall call) {
        Stream<Parameter> inPath = IN_PATH.matcher(call.path())
            .results()
            .map(found -> Objects.requireNonNull(IN_PATHS.get(found.group(1))))
            .map(known -> parameter(known).in("path").required(true));
        return Stream.concat(inPath, call.parameters().stream().map(ParameterWriter::parameter)).toList();
    }

    private static ApiCall.Parameter inPath(String name, String meaning, ApiCall.Values values, String example) {
        return new ApiCall.Parameter(ApiCall.Place.QUERY, name, meaning, values, example);
    }

    private static Parameter parameter(ApiCall.Parameter known) {
        return new Parameter().in(known.place() == ApiCall.Place.QUERY ? "query" : "header")
            .name(known.name())
            .description(known.meaning())
            .example(known.values() instanceof ApiCall.Values.WholeNumber ? Long.valueOf(known.example())
                    : known.example())
            .schema(schema(known.values()));
    }

    private static Schema<?> schema(ApiCall.Values values) {
        return switch (values) {
            case ApiCall.Values.WholeNumber(var min, var max, var otherwise) -> {
                Schema<?> schema = new JsonSchema().typesItem("integer").format("int64");
                schema.minimum(BigDecimal.valueOf(min)).maximum(BigDecimal.valueOf(max));
                if (otherwise != null) {
                    schema.setDefault(otherwise);
                }
                yield schema;
            }
            case ApiCall.Values.OneOf(var words) -> {
                var schema = new JsonSchema();
                schema.typesItem("string");
                words.forEach(schema::addEnumItemObject);
                yield schema;
            }
            case ApiCall.Values.Text(var pattern) -> new JsonSchema().typesItem("string").pattern(pattern);
        };
    }

}
