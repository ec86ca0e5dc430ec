package io.firstcome.lab.web;

import java.net.URI;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// The floor that everything else is measured against: the same server, and a handler
/// behind the dispatcher that does nothing. Once with nobody asked who is calling, once
/// behind the same security as the issue endpoint.
@Configuration(proxyBeanMethods = false)
@Profile("lab")
class BareRoutes {

    static final String OPEN = "/lab/open-bare";

    static final String BARE = "/lab/bare";

    private static final URI LOCATION = URI.create(BARE);

    // As long as the body of an issue.
    private static final String BODY = """
            {"issueId":"42-17","couponId":42,"userId":"somebody0000","position":17,"status":"ISSUED",\
            "issuedAt":"2026-11-22T12:00:00.000017Z","usedAt":null}""";

    @Bean
    RouterFunction<ServerResponse> routesToNothing() {
        return RouterFunctions.route().POST(OPEN, request -> answer()).POST(BARE, BareRoutes::answerTo).build();
    }

    private static Mono<ServerResponse> answerTo(ServerRequest request) {
        return request.principal().flatMap(caller -> answer());
    }

    private static Mono<ServerResponse> answer() {
        return ServerResponse.created(LOCATION).contentType(MediaType.APPLICATION_JSON).bodyValue(BODY);
    }

}
