package io.firstcome.openapi;

import java.time.Duration;
import java.util.Locale;

import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webflux.api.OpenApiWebfluxResource;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// `/openapi`: one document, the same for everybody, made once and off the event loops.
/// The library's own would be made anew for each language that a caller names, on the
/// thread that answers, under a lock.
@RestController
class PublishedDescription extends OpenApiWebfluxResource {

    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    private final Mono<byte[]> text = Mono.fromCallable(() -> writeJsonValue(getOpenApi(null, Locale.ENGLISH)))
        .subscribeOn(Schedulers.boundedElastic())
        .cache(made -> FOR_EVER, failed -> Duration.ZERO, () -> Duration.ZERO);

    PublishedDescription(ObjectFactory<OpenAPIService> documents, AbstractRequestService requests,
            GenericResponseService responses, OperationService operations, SpringDocConfigProperties properties,
            SpringDocProviders providers, SpringDocCustomizers customizers) {
        super(documents, requests, responses, operations, properties, providers, customizers);
    }

    @Override
    public Mono<byte[]> openapiJson(ServerHttpRequest request, String url, Locale locale) {
        return text;
    }

    @Override
    public Mono<byte[]> openapiYaml(ServerHttpRequest request, String url, Locale locale) {
        return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

}
