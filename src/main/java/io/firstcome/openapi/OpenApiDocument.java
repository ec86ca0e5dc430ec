package io.firstcome.openapi;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.http.ApiCall;
import io.firstcome.http.ApiRefusals;
import io.firstcome.http.DescribedCalls;
import io.firstcome.http.Problem;

/// The OpenAPI document of all published calls.
@Component
class OpenApiDocument {

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
                .description("Hands out exactly N coupons to the first N people. Times are ISO 8601 in UTC; refusals "
                        + "are RFC 9457 problems with a stable code. A repeated POST is never an error: a client that "
                        + "lost the answer asks again and gets the same issue."))
            .addServersItem(new Server().url("./"))
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
