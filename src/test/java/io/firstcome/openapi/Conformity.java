package io.firstcome.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares answers with what an OpenAPI document says of them.
final class Conformity {

    private static final String IRI = "https://firstcome.io/openapi.json";

    private static final Set<String> OF_EVERY_ANSWER = Set.of("content-type", "content-length", "transfer-encoding",
            "cache-control", "pragma", "expires", "vary", "date", "connection", "x-content-type-options",
            "x-frame-options", "x-xss-protection", "referrer-policy", "content-security-policy", "permissions-policy",
            "cross-origin-opener-policy");

    private final JsonNode document;

    private final List<PathPattern> paths;

    private final SchemaRegistry schemas;

    Conformity(String text, JsonMapper json) {
        this.document = json.readTree(text);
        this.paths = document.get("paths")
            .propertyNames()
            .stream()
            .map(PathPatternParser.defaultInstance::parse)
            .sorted(Comparator.naturalOrder())
            .toList();
        this.schemas = SchemaRegistry.withDefaultDialect(Dialects.getOpenApi31(),
                builder -> builder.schemas(Map.of(IRI, text))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    }

    /// Each operation, as `GET /v1/coupons`.
    Stream<String> operations() {
        return paths.stream()
            .flatMap(path -> document.at("/paths/" + escaped(path.getPatternString()))
                .propertyNames()
                .stream()
                .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getPatternString()));
    }

    /// The one that answers this; empty when none is described.
    Optional<String> operationOf(String method, String path) {
        return template(path).map(template -> method + " " + template);
    }

    /// What is not as described, each in a sentence.
    List<String> faults(String method, String path, int status, HttpHeaders headers, String body) {
        String template = template(path).orElse("nowhere");
        String at = described(
                "/paths/" + escaped(template) + "/" + method.toLowerCase(Locale.ROOT) + "/responses/" + status);
        JsonNode described = document.at(at);
        if (described.isMissingNode()) {
            return List.of(method + " " + template + " is not said to answer " + status + ": " + body);
        }
        var faults = new ArrayList<String>();
        described.path("headers")
            .propertyNames()
            .stream()
            .filter(name -> described.at("/headers/" + name + "/required").booleanValue(false)
                    && !headers.containsHeader(name))
            .forEach(name -> faults.add("no header " + name));
        headers.headerNames()
            .stream()
            .filter(name -> !OF_EVERY_ANSWER.contains(name.toLowerCase(Locale.ROOT)))
            .filter(name -> described.at("/headers/" + name).isMissingNode())
            .forEach(name -> faults.add("not said to have " + name));
        MediaType type = headers.getContentType();
        String media = type == null ? "none" : type.getType() + "/" + type.getSubtype();
        if (described.at("/content/" + escaped(media)).isMissingNode()) {
            faults.add("not said to be " + media);
        }
        else if (media.endsWith("ndjson")) {
            body.lines()
                .forEach(line -> faults
                    .addAll(faults(at + "/content/" + escaped(media), "/schema/contentSchema", line)));
        }
        else if (media.endsWith("json")) {
            faults.addAll(faults(at + "/content/" + escaped(media), "/schema", body));
        }
        return faults;
    }

    /// Whether this JSON is described as something to send, or else why not.
    List<String> faultsOfRequest(String method, String path, String body) {
        return faults("/paths/" + escaped(template(path).orElse("nowhere")) + "/" + method.toLowerCase(Locale.ROOT)
                + "/requestBody/content/application~1json", "/schema", body);
    }

    private List<String> faults(String content, String schema, String body) {
        return schemas.getSchema(SchemaLocation.of(IRI + "#" + uri(content + schema)))
            .validate(body, InputFormat.JSON)
            .stream()
            .map(Object::toString)
            .toList();
    }

    // Where it stands, if this is only a reference to it.
    private String described(String at) {
        JsonNode shared = document.at(at + "/$ref");
        return shared.isString() ? shared.stringValue().substring(1) : at;
    }

    private Optional<String> template(String path) {
        return paths.stream()
            .filter(pattern -> pattern.matches(PathContainer.parsePath(path)))
            .findFirst()
            .map(PathPattern::getPatternString);
    }

    private static String escaped(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }

    private static String uri(String pointer) {
        return pointer.replace("{", "%7B").replace("}", "%7D");
    }

}
