package io.firstcome.security;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.firstcome.http.ApiCall;
import io.firstcome.http.ApiCalls;

/// The framework's own addresses: probes for everybody, all else for administrators.
@Component
class ManagementCalls implements ApiCalls {

    @Override
    public List<ApiCall> calls() {
        var probes = Stream.of("/actuator/health", "/actuator/health/**", "/livez", "/readyz")
            .map(path -> ApiCall.unpublished("GET", path, ApiCall.Access.OPEN));
        var endpoints = Stream.of("GET", "POST", "DELETE")
            .map(method -> ApiCall.unpublished(method, "/actuator/**", ApiCall.Access.ADMIN));
        return Stream.concat(probes, endpoints).toList();
    }

}
