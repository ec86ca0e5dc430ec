package io.firstcome.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.http.ApiCall;
import io.firstcome.http.ApiRefusals;
import io.firstcome.http.DescribedCalls;
import io.firstcome.http.Problem;

/// The OpenAPI document of all published calls.
@Component
class OpenApiDocument {

    private static final Map<String, String> TAGS = new TreeMap<>(Map.of("coupons", "What is on offer", "issues",
            "Who gets one, and who got one", "wallet", "What a user holds, and using it", "figures",
            "A drop as it happens", "audit", "Whether Redis and MySQL agree"));

    private final DescribedCalls calls;

    private final List<ApiRefusals> common;

    private final JsonMapper json;

    OpenApiDocument(DescribedCalls calls, List<ApiRefusals> common, JsonMapper json) {
        this.calls = calls;
        this.common = common;
        this.json = json;
    }

    byte[] write() {
        var document = new OpenAPI(SpecVersion.V31).openapi("3.1.0")
            .info(new Info().title("Firstcome")
                .version("1")
                .license(new License().name("Apache 2.0").identifier("Apache-2.0"))
                .description("Hands out exactly N coupons to the first N people. Times are ISO 8601 in UTC; refusals "
                        + "are RFC 9457 problems with a stable code. Issuing is idempotent: a client that lost the "
                        + "answer of POST /v1/coupons/{id}/issues asks again and gets the same issue. Other calls "
                        + "say for themselves what repeating them does."))
            .addServersItem(new Server().url(".").description("Where this document is"))
            .tags(TAGS.entrySet()
                .stream()
                .map(tag -> new Tag().name(tag.getKey()).description(tag.getValue()))
                .toList())
            .paths(new Paths())
            .components(new Components().addSecuritySchemes(OperationWriter.BEARER,
                    new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("JWT")));
        var writer = new OperationWriter(document, json);
        calls.all().stream().filter(ApiCall::published).forEach(call -> writer.add(call, refusals(call)));
        try {
            return Json31.mapper().writeValueAsBytes(document);
        }
        catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the document is made of plain values", impossible);
        }
    }

    private List<Problem> refusals(ApiCall call) {
        var refusals = new ArrayList<Problem>(call.refusals());
        common.forEach(some -> refusals.addAll(some.of(call)));
        return refusals;
    }

}
