package io.firstcome.admission.web;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.MethodNotAllowedException;
import reactor.core.publisher.Mono;

import static org.springframework.web.reactive.function.server.RequestPredicates.all;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

/// The addresses of this room, but for the one that the crowd asks at, which is answered
/// before it comes to routes.
@Configuration(proxyBeanMethods = false)
class IssueRoutes {

    @Bean
    RouterFunction<ServerResponse> routesToIssues(IssueHandler handler, ExportHandler exports, ImportHandler imports) {
        return RouterFunctions.route()
            .GET("/v1/coupons/{id}/issues/me", handler::mine)
            .GET("/v1/coupons/{id}/issues", exports::export)
            .POST("/v1/coupons/{id}/issues/import", imports::take)
            .path("/v1/coupons/{id}/issues/me", others -> others.route(all(), only(HttpMethod.GET)))
            .path("/v1/coupons/{id}/issues/import", others -> others.route(all(), only(HttpMethod.POST)))
            .path("/v1/coupons/{id}/issues",
                    others -> others.route(path("").or(path("/")), only(HttpMethod.GET, HttpMethod.POST)))
            .build();
    }

    // Functional routes by themselves answer 404 to a method that they do not know.
    private static HandlerFunction<ServerResponse> only(HttpMethod... allowed) {
        return request -> Mono.error(new MethodNotAllowedException(request.method(), List.of(allowed)));
    }

}
