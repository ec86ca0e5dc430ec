package io.firstcome.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

import io.firstcome.core.UserId;

/// Refuses tokens whose subject cannot be a user.
final class SubjectValidator implements OAuth2TokenValidator<Jwt> {

    private static final OAuth2Error INVALID = new OAuth2Error("invalid_token",
            "The token's sub must be 1 to 255 printable ASCII characters without space", null);

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        @Nullable String subject = token.getSubject();
        return subject != null && UserId.isValid(subject) ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(INVALID);
    }

}
