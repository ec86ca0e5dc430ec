package io.firstcome.openapi;

import java.net.URI;
import java.time.Duration;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// `/openapi`: one document, the same for everybody, made once and off the event loops.
/// `/docs`: a page to read it and to try the calls.
@RestController
class OpenApiController {

    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    private static final String PAGE = "/docs.html";

    private final Mono<byte[]> document;

    OpenApiController(OpenApiDocument document) {
        this.document = Mono.fromCallable(document::write)
            .subscribeOn(Schedulers.boundedElastic())
            .cache(made -> FOR_EVER, failed -> Duration.ZERO, () -> Duration.ZERO);
    }

    @GetMapping(path = OpenApiCalls.DOCUMENT, produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<byte[]> document() {
        return document;
    }

    @GetMapping(OpenApiCalls.PAGE)
    Mono<ResponseEntity<Void>> page(ServerHttpRequest request) {
        var page = URI.create(request.getPath().contextPath().value() + PAGE);
        return Mono.just(ResponseEntity.status(HttpStatus.FOUND).location(page).build());
    }

}
