package io.firstcome.openapi;

import java.util.ArrayList;
import java.util.List;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.http.ApiCalls;
import io.firstcome.http.ApiRefusals;
import io.firstcome.http.Problem;

/// What stands in the document beside the calls, and how these get there.
@Configuration(proxyBeanMethods = false)
class OpenApiSetup {

    @Bean
    OpenAPI firstcome() {
        return new OpenAPI().info(new Info().title("Firstcome")
            .version("1")
            .description("Hands out exactly N coupons to the first N people. Times are ISO 8601 in UTC; refusals are "
                    + "RFC 9457 problems with a stable code. A repeated POST is never an error: a client that lost the "
                    + "answer asks again and gets the same issue."))
            .addServersItem(new Server().url("/"))
            .components(new Components().addSecuritySchemes(Description.BEARER,
                    new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("JWT")));
    }

    @Bean
    OpenApiCustomizer calls(List<ApiCalls> rooms, List<ApiRefusals> common, JsonMapper json) {
        return document -> {
            document.setPaths(new Paths());
            document.getComponents().setSchemas(null);
            var description = new Description(document, json);
            rooms.stream().flatMap(room -> room.calls().stream()).forEach(call -> {
                var refusals = new ArrayList<Problem>(call.refusals());
                common.forEach(some -> refusals.addAll(some.of(call)));
                description.add(call, refusals);
            });
        };
    }

}
