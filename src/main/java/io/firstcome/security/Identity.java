package io.firstcome.security;

import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.core.env.Environment;

/// Whose tokens are believed: an issuer's, or those signed with the local key. Exactly
/// one of the two.
sealed interface Identity {

    record Issuer() implements Identity {
    }

    record Local(LocalKey key) implements Identity {
    }

    /// Fails with [IdentityMissingException] when there is none or both.
    static Identity of(OAuth2ResourceServerProperties.Jwt issuer, Environment environment) {
        boolean hasIssuer = issuer.getIssuerUri() != null || issuer.getJwkSetUri() != null
                || issuer.getPublicKeyLocation() != null;
        boolean hasKey = OnLocalKey.isSet(environment);
        if (hasIssuer && hasKey) {
            throw new IdentityMissingException("Both an issuer and a local key are set, so whose tokens count is open.",
                    "Unset FIRSTCOME_LOCAL_KEY where spring.security.oauth2.resourceserver.jwt.issuer-uri is set.");
        }
        if (hasIssuer) {
            return new Issuer();
        }
        if (hasKey) {
            return new Local(LocalKey.of(environment.getRequiredProperty(OnLocalKey.PROPERTY)));
        }
        throw new IdentityMissingException("Nothing says whose tokens to believe.",
                "Set SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI to your issuer or, to try the service out, "
                        + "FIRSTCOME_LOCAL_KEY to a secret of at least 32 bytes.");
    }

}
