package io.firstcome.security;

import java.util.List;

import org.springframework.stereotype.Component;

import io.firstcome.http.ApiCall;
import io.firstcome.http.ApiRefusals;
import io.firstcome.http.Problem;

/// How who is not let in is told, on every call that needs a token.
@Component
class SecurityRefusals implements ApiRefusals {

    @Override
    public List<Problem> of(ApiCall call) {
        return switch (call.access()) {
            case OPEN -> List.of();
            case USER -> List.of(SecurityProblems.NO_TOKEN, SecurityProblems.INVALID_TOKEN);
            case ADMIN ->
                List.of(SecurityProblems.NO_TOKEN, SecurityProblems.INVALID_TOKEN, SecurityProblems.INSUFFICIENT_SCOPE);
        };
    }

}
