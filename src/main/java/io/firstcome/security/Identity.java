package io.firstcome.security;

import org.springframework.core.env.Environment;

import io.firstcome.core.StartFailure;

/// Whose tokens are believed: an issuer's, or those signed with the local key. Exactly
/// one of the two.
sealed interface Identity {

    String PRINCIPAL = "spring.security.oauth2.resourceserver.jwt.principal-claim-name";

    record Issuer() implements Identity {
    }

    record Local(LocalKey key) implements Identity {
    }

    /// Fails with [StartFailure] when there is none or both.
    static Identity of(Environment environment) {
        boolean hasIssuer = OnIssuer.isSet(environment) || OnPublicKey.isSet(environment);
        if (environment.containsProperty(PRINCIPAL)) {
            throw new StartFailure(
                    "Another claim than sub is to name the user, and the user is the token's sub everywhere.",
                    "Unset " + PRINCIPAL + ".");
        }
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
