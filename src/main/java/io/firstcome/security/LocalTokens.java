package io.firstcome.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import org.springframework.context.annotation.Conditional;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Service;

import io.firstcome.core.UserId;

/// Makes tokens with the local key. Where there is an issuer, this does not exist.
@Service
@Conditional(OnLocalKey.class)
public class LocalTokens {

    private static final Duration VALID = Duration.ofHours(24);

    private final JwtEncoder encoder;

    private final InstantSource clock;

    LocalTokens(LocalKey key, InstantSource clock) {
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key.key()));
        this.clock = clock;
    }

    /// A token for this user, valid for 24 hours.
    ///
    /// @param scope separated by spaces; may be empty
    public String make(UserId user, String scope) {
        Instant now = clock.instant();
        var claims = JwtClaimsSet.builder().subject(user.value()).issuedAt(now).expiresAt(now.plus(VALID));
        if (!scope.isBlank()) {
            claims.claim("scope", scope);
        }
        return encoder.encode(JwtEncoderParameters.from(JwsHeader.with(MacAlgorithm.HS256).build(), claims.build()))
            .getTokenValue();
    }

}
