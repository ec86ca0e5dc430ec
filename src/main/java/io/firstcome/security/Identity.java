package io.firstcome.security;

import java.util.List;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import io.firstcome.core.StartFailure;

/// Whose tokens are believed: an issuer's, or those signed with the local key. Exactly
/// one of the two.
sealed interface Identity {

    List<String> ISSUERS = List.of("spring.security.oauth2.resourceserver.jwt.issuer-uri",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
            "spring.security.oauth2.resourceserver.jwt.public-key-location");

    record Issuer() implements Identity {
    }

    record Local(LocalKey key) implements Identity {
    }

    /// Fails with [StartFailure] when there is none or both.
    static Identity of(Environment environment) {
        boolean hasIssuer = ISSUERS.stream().anyMatch(name -> StringUtils.hasText(environment.getProperty(name)));
        boolean hasKey = OnLocalKey.isSet(environment);
        if (hasIssuer && hasKey) {
            throw new StartFailure("Both an issuer and a local key are set, so whose tokens count is open.",
                    "Unset FIRSTCOME_LOCAL_KEY where spring.security.oauth2.resourceserver.jwt.issuer-uri is set.");
        }
        if (hasIssuer) {
            return new Issuer();
        }
        if (hasKey) {
            return new Local(LocalKey.of(environment.getRequiredProperty(OnLocalKey.PROPERTY)));
        }
        throw new StartFailure("Nothing says whose tokens to believe.",
                "Set SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI to your issuer or, to try the service out, "
                        + "FIRSTCOME_LOCAL_KEY to a secret of at least 32 bytes.");
    }

}
