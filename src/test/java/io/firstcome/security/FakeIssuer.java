package io.firstcome.security;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/// An issuer that does whatever a test wants of it: moves its keys, answers nonsense,
/// hangs.
final class FakeIssuer implements AutoCloseable {

    static final RSAKey ONE = rsa("one");

    static final RSAKey TWO = rsa("two");

    private static final Map<JWSAlgorithm, ECKey> CURVES = Map.of(JWSAlgorithm.ES256, ec(Curve.P_256),
            JWSAlgorithm.ES384, ec(Curve.P_384), JWSAlgorithm.ES512, ec(Curve.P_521));

    final AtomicInteger fetches = new AtomicInteger();

    private final List<JWK> published = new CopyOnWriteArrayList<>(List.of(ONE));

    private final Map<String, String> documents = new ConcurrentHashMap<>();

    private volatile int status = 200;

    private volatile boolean hangs;

    private final DisposableServer server;

    FakeIssuer() {
        published.addAll(CURVES.values());
        server = HttpServer.create()
            .host("127.0.0.1")
            .handle((request, response) -> answer(request.uri(), response))
            .bindNow();
        describe("/.well-known/openid-configuration", url());
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    int port() {
        return server.port();
    }

    /// Publishes a discovery document that names this issuer.
    void describe(String path, String issuer) {
        documents.put(path, "{\"issuer\": \"" + issuer + "\", \"jwks_uri\": \"" + keys() + "\"}");
    }

    void describeNothing() {
        documents.clear();
    }

    String keys() {
        return url() + "/keys";
    }

    void publish(JWK... keys) {
        published.clear();
        published.addAll(List.of(keys));
    }

    /// From now on each request hears this, with an empty body unless it is 200.
    void answer(int newStatus) {
        status = newStatus;
    }

    void hang(boolean now) {
        hangs = now;
    }

    String token(String user) {
        return token(claims -> claims.subject(user));
    }

    String token(Consumer<JWTClaimsSet.Builder> further) {
        return token(JWSAlgorithm.RS256, null, further);
    }

    String token(JWSAlgorithm algorithm, @Nullable String type, Consumer<JWTClaimsSet.Builder> further) {
        JWK key = CURVES.containsKey(algorithm) ? CURVES.get(algorithm) : ONE;
        return token(algorithm, key, type, further);
    }

    String token(JWSAlgorithm algorithm, JWK key, @Nullable String type, Consumer<JWTClaimsSet.Builder> further) {
        try {
            var claims = new JWTClaimsSet.Builder().issuer(url())
                .subject("alice")
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
            further.accept(claims);
            var header = new JWSHeader.Builder(algorithm).keyID(key.getKeyID())
                .type(type == null ? null : new JOSEObjectType(type));
            var token = new SignedJWT(header.build(), claims.build());
            token.sign(signer(key));
            return token.serialize();
        }
        catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Signed with a key that nobody publishes, and another one each time.
    String tokenOfUnknownKey() {
        return token(JWSAlgorithm.RS256, new RSAKey.Builder(TWO).keyID(UUID.randomUUID().toString()).build(), null,
                claims -> {
                });
    }

    private static RSAKey rsa(String name) {
        try {
            return new RSAKeyGenerator(2048).keyID(name).generate();
        }
        catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private static JWSSigner signer(JWK key) throws JOSEException {
        return key instanceof ECKey curve ? new ECDSASigner(curve) : new RSASSASigner(key.toRSAKey());
    }

    private static ECKey ec(Curve curve) {
        try {
            return new ECKeyGenerator(curve).keyID(curve.getName()).generate();
        }
        catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Mono<Void> answer(String path, HttpServerResponse response) {
        boolean asksForKeys = path.equals("/keys");
        if (asksForKeys) {
            fetches.incrementAndGet();
        }
        if (hangs) {
            return Mono.never();
        }
        if (status != 200) {
            return response.status(status).header("Location", keys()).send();
        }
        @Nullable String body = asksForKeys ? new JWKSet(published).toPublicJWKSet().toString() : documents.get(path);
        return body == null ? response.status(404).send()
                : response.header("Content-Type", "application/json").sendString(Mono.just(body)).then();
    }

}
