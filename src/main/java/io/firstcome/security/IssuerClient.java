package io.firstcome.security;

import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.netty.channel.ChannelOption;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/// Asks the issuer for its keys: with limits, where the framework has none, and by the
/// proxy that the JVM is told of (`http.proxyHost`, `https.proxyHost`). Whatever is no set
/// of keys is an error: another status than 200, an empty body, a document of another
/// issuer.
final class IssuerClient {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private static final Duration ALL_WITHIN = Duration.ofSeconds(5);

    private final WebClient http;

    private final URI issuer;

    private final @Nullable URI keys;

    /// @param issuer its name, which is where its documents are
    /// @param keys where its keys are; null when its document is to say so
    IssuerClient(URI issuer, @Nullable URI keys) {
        this.issuer = issuer;
        this.keys = keys;
        this.http = WebClient.builder()
            .clientConnector(new ReactorClientHttpConnector(HttpClient.create()
                .proxyWithSystemProperties()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) ANSWER_WITHIN.toMillis())
                .responseTimeout(ANSWER_WITHIN)))
            .build();
    }

    /// The keys that it publishes now. Errors within five seconds when they cannot be
    /// had,
    /// and says why. A cancel gives the request up.
    Mono<JWKSet> fetch() {
        return (keys != null ? Mono.just(keys) : discover()).flatMap(this::fetch).timeout(ALL_WITHIN);
    }

    URI issuer() {
        return issuer;
    }

    private Mono<JWKSet> fetch(URI from) {
        return get(from).flatMap(body -> parse(from, () -> JWKSet.parse(body)));
    }

    // OpenID Connect Discovery; then RFC 8414, with either name.
    private Mono<URI> discover() {
        String path = issuer.getRawPath().equals("/") ? "" : issuer.getRawPath();
        return Flux
            .fromIterable(List.of(URI.create(withoutSlash(issuer.toString()) + "/.well-known/openid-configuration"),
                    issuer.resolve("/.well-known/openid-configuration" + path),
                    issuer.resolve("/.well-known/oauth-authorization-server" + path)))
            .distinct()
            .concatMap(document -> get(document).flatMap(body -> keysOf(document, body))
                .onErrorComplete(NothingThere.class))
            .next()
            .switchIfEmpty(Mono.error(() -> new IOException(issuer + " publishes no discovery document")));
    }

    private Mono<URI> keysOf(URI document, String body) {
        return parse(document, () -> JSONObjectUtils.parse(body)).flatMap(parsed -> keysOf(document, parsed));
    }

    private Mono<URI> keysOf(URI document, Map<String, Object> parsed) {
        @Nullable Object named = parsed.get("issuer");
        if (!issuer.toString().equals(named)) {
            return Mono.error(new IOException(
                    document + " is the document of the issuer " + named + ", configured is " + issuer));
        }
        return parsed.get("jwks_uri") instanceof String where ? parse(document, () -> URI.create(where))
                : Mono.error(new IOException(document + " names no jwks_uri"));
    }

    private Mono<String> get(URI address) {
        return http.get()
            .uri(address)
            .exchangeToMono(response -> body(address, response))
            .onErrorMap(WebClientException.class,
                    error -> new IOException(address + ": " + NestedExceptionUtils.getMostSpecificCause(error), error));
    }

    private static Mono<String> body(URI address, ClientResponse response) {
        int status = response.statusCode().value();
        if (status != 200) {
            return response.releaseBody()
                .then(Mono.error(status / 100 == 4 ? new NothingThere(address, status)
                        : new IOException(address + " answered " + status)));
        }
        return response.bodyToMono(String.class)
            .switchIfEmpty(Mono.error(() -> new IOException(address + " answered nothing")));
    }

    private static <T> Mono<T> parse(URI from, Parser<T> parser) {
        try {
            return Mono.just(parser.parse());
        }
        catch (ParseException | IllegalArgumentException malformed) {
            return Mono.error(new IOException(from + " answered what cannot be read: " + malformed.getMessage()));
        }
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private interface Parser<T> {

        T parse() throws ParseException;

    }

    private static final class NothingThere extends IOException {

        private static final long serialVersionUID = 1L;

        NothingThere(URI address, int status) {
            super(address + " answered " + status);
        }

    }

}
