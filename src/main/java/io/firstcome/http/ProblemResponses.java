package io.firstcome.http;

import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.codec.CodecException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.stores.StoreOutage;

/// Turns whatever a request failed with into a problem of RFC 9457, never a stack trace.
/// Ahead of the framework's own.
@Component
@Order(-2)
class ProblemResponses implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemResponses.class);

    private static final String RETRY_AFTER_SECONDS = "1";

    static final Problem INTERNAL = Problem.of(500, "internal", "Internal error",
            "The service failed to handle this request. It is safe to retry.");

    static final Problem UNAVAILABLE = Problem.unavailable("Redis or MySQL is unreachable. It is safe to retry.");

    private static final Problem ISSUER_AWAY = Problem
        .unavailable("The token cannot be verified because its issuer is unreachable. Retry later.");

    static final Problem TOO_LARGE = Problem.of(413, "body-too-large",
            "A body may have at most 16 KB; in an import, each line may.");

    static final Problem NOT_ACCEPTABLE = Problem.of(406, "not-acceptable",
            "No representation matches the Accept header; /docs lists those available. Leave Accept out for the default.");

    static final Problem BAD_REQUEST = Problem.of(400, "bad-request", "The request is not valid.");

    static final Problem UNSUPPORTED = Problem.of(415, "unsupported-media-type",
            "Send JSON (Content-Type: application/json); for an import, application/x-ndjson.");

    private static final Map<Integer, Problem> BY_STATUS = Map.of( //
            404, Problem.of(404, "not-found", "There is nothing at this address."), //
            405,
            Problem.of(405, "method-not-allowed",
                    "This address does not support the method; the Allow header lists those it does."), //
            406, NOT_ACCEPTABLE, //
            413, TOO_LARGE, //
            415, UNSUPPORTED);

    private final JsonMapper json;

    private final DescribedCalls calls;

    ProblemResponses(JsonMapper json, DescribedCalls calls) {
        this.json = json;
        this.calls = calls;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(error);
        }
        name(exchange);
        Problem problem = problem(error);
        if (problem.status() == INTERNAL.status()) {
            log.error("{} {} failed", exchange.getRequest().getMethod(), exchange.getRequest().getPath(), error);
        }
        if (error instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
        }
        return write(response, problem);
    }

    // Under which address a request is counted that has come to no handler.
    private void name(ServerWebExchange exchange) {
        ServerRequestObservationContext.findCurrent(exchange.getAttributes())
            .filter(observed -> observed.getPathPattern() == null)
            .ifPresent(observed -> calls
                .find(exchange.getRequest().getMethod(), exchange.getRequest().getPath().pathWithinApplication())
                .ifPresent(call -> observed.setPathPattern(call.path())));
    }

    private Mono<Void> write(ServerHttpResponse response, Problem problem) {
        byte[] body = json.writeValueAsBytes(problem);
        response.setRawStatusCode(problem.status());
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLength(body.length);
        if (problem.status() == TOO_LARGE.status()) {
            // What is left of the body is not read, so the connection is of no more use.
            headers.setConnection("close");
        }
        if (problem.status() == UNAVAILABLE.status()) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static Problem problem(Throwable error) {
        return switch (error) {
            case ProblemException known -> known.problem();
            case ServerWebInputException input -> input(input);
            case ErrorResponse known -> byStatus(known.getStatusCode().value());
            case DataBufferLimitException tooLarge -> TOO_LARGE;
            case UnsupportedCharsetException charset -> UNSUPPORTED;
            case IllegalCharsetNameException charset -> UNSUPPORTED;
            case AuthenticationServiceException away -> ISSUER_AWAY;
            case Throwable other -> StoreOutage.isOne(other) ? UNAVAILABLE : INTERNAL;
        };
    }

    private static Problem input(ServerWebInputException input) {
        for (Throwable cause = input.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof DataBufferLimitException) {
                return TOO_LARGE;
            }
            if (cause instanceof CodecException) {
                return Problem.of(400, "malformed-json", "Malformed JSON", "The body is not well-formed JSON.");
            }
        }
        return input.getStatusCode().value() == TOO_LARGE.status() ? TOO_LARGE
                : BAD_REQUEST.saying(String.valueOf(input.getReason()) + ".");
    }

    private static Problem byStatus(int status) {
        Problem known = BY_STATUS.get(status);
        if (known != null) {
            return known;
        }
        return status >= 500 ? INTERNAL
                : Problem.of(status, BAD_REQUEST.code(), BAD_REQUEST.title(), BAD_REQUEST.detail());
    }

}
