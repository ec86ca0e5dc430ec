package io.firstcome.admission.web;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.admission.IssueProblems;
import io.firstcome.http.Problem;

/// Writes answers in one piece: there is nothing to negotiate, since JSON is all there
/// is. What says the same to everybody is made once.
@Component
class PrebuiltResponses {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private static final String PROBLEM = MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    private final JsonMapper json;

    private final Map<Problem, byte[]> refusals;

    PrebuiltResponses(JsonMapper json) {
        this.json = json;
        this.refusals = Stream
            .of(IssueProblems.SOLD_OUT, IssueProblems.PAUSED, IssueProblems.CLOSED, IssueProblems.REVOKED)
            .collect(Collectors.toUnmodifiableMap(Function.identity(), json::writeValueAsBytes));
    }

    Mono<Void> refuse(ServerHttpResponse response, Problem problem) {
        byte[] known = refusals.get(problem);
        byte[] body = known != null ? known : json.writeValueAsBytes(problem);
        return write(response, HttpStatusCode.valueOf(problem.status()), PROBLEM, body);
    }

    Mono<Void> write(ServerHttpResponse response, HttpStatus status, Object body) {
        return write(response, status, JSON, json.writeValueAsBytes(body));
    }

    private static Mono<Void> write(ServerHttpResponse response, HttpStatusCode status, String type, byte[] body) {
        response.setStatusCode(status);
        HttpHeaders headers = response.getHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, type);
        headers.setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

}
