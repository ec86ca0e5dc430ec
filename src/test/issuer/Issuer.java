package issuer;

import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Scanner;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/// An authorization server, Spring's, for the tests: a program of one file, on a class path
/// that is not the service's. The clients `rs` and `es` have tokens signed with RS256 and ES256,
/// `typ` `at+jwt`. A line on its input makes it sign with new keys from then on; it publishes the
/// old ones as well.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Issuer {

    private static final String SECRET = "-only-for-tests";

    /// The latest pair last.
    private final List<JWK> keys = new CopyOnWriteArrayList<>();

    public static void main(String... arguments) {
        var context = SpringApplication.run(Issuer.class, arguments);
        var issuer = context.getBean(Issuer.class);
        try (var input = new Scanner(System.in)) {
            while (input.hasNextLine()) {
                input.nextLine();
                issuer.rotate();
                System.out.println("rotated");
            }
        }
        context.close();
    }

    Issuer() {
        rotate();
    }

    @Bean
    JWKSource<SecurityContext> published() {
        return (selector, context) -> selector.select(new JWKSet(List.copyOf(keys)));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> asAccessTokens() {
        return token -> {
            boolean rsa = token.getRegisteredClient().getClientId().equals("rs");
            token.getJwsHeader()
                .type("at+jwt")
                .algorithm(rsa ? SignatureAlgorithm.RS256 : SignatureAlgorithm.ES256)
                .keyId(keys.get(keys.size() - (rsa ? 2 : 1)).getKeyID());
            token.getClaims().audience(List.of("firstcome"));
        };
    }

    @Bean
    RegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(client("rs"), client("es"));
    }

    private static RegisteredClient client(String id) {
        return RegisteredClient.withId(id)
            .clientId(id)
            .clientSecret("{noop}" + id + SECRET)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
            .scope("coupon:admin")
            .build();
    }

    private synchronized void rotate() {
        try {
            var rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(2048);
            var rsaPair = rsa.generateKeyPair();
            var ec = KeyPairGenerator.getInstance("EC");
            ec.initialize(new ECGenParameterSpec("secp256r1"));
            var ecPair = ec.generateKeyPair();
            keys.addAll(List.of(
                    new RSAKey.Builder((RSAPublicKey) rsaPair.getPublic()).privateKey((RSAPrivateKey) rsaPair.getPrivate())
                        .keyID(UUID.randomUUID().toString())
                        .build(),
                    new ECKey.Builder(Curve.P_256, (ECPublicKey) ecPair.getPublic())
                        .privateKey((ECPrivateKey) ecPair.getPrivate())
                        .keyID(UUID.randomUUID().toString())
                        .build()));
        }
        catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

}
