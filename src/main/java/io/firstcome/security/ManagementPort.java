package io.firstcome.security;

import java.net.InetSocketAddress;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/// Where a port of its own is named for the figures, whoever reaches that port may read
/// them without a token, and nothing else is there. Such a port is for the inner network
/// alone. Without one, the figures need an administrator's token.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("management.server.port")
class ManagementPort {

    private static final String ACTUATOR = "/actuator/";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityWebFilterChain scrape(ServerHttpSecurity http) {
        return http.securityMatcher(EndpointRequest.to("prometheus"))
            .csrf(ServerHttpSecurity.CsrfSpec::disable)
            .authorizeExchange(calls -> calls.anyExchange().permitAll())
            .build();
    }

    /// The service's own filters run on that port, too.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 2)
    WebFilter onlyFigures(@Value("${management.server.port}") int port) {
        return (exchange,
                chain) -> isOn(port, exchange) && !exchange.getRequest().getPath().value().startsWith(ACTUATOR)
                        ? Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND)) : chain.filter(exchange);
    }

    private static boolean isOn(int port, ServerWebExchange exchange) {
        InetSocketAddress here = exchange.getRequest().getLocalAddress();
        return here != null && here.getPort() == port;
    }

}
