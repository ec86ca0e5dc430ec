package io.firstcome.security;

import java.util.List;

import org.springframework.stereotype.Component;

import io.firstcome.http.ApiCall;
import io.firstcome.http.ApiRefusals;
import io.firstcome.http.Problem;

/// How calls that need a token are refused without a sufficient one.
@Component
class SecurityRefusals implements ApiRefusals {

    @Override
    public List<Problem> of(ApiCall call) {
        return switch (call.access()) {
            case OPEN -> List.of(SecurityProblems.INVALID_TOKEN);
            case USER -> List.of(SecurityProblems.NO_TOKEN, SecurityProblems.INVALID_TOKEN);
            case ADMIN ->
                List.of(SecurityProblems.NO_TOKEN, SecurityProblems.INVALID_TOKEN, SecurityProblems.INSUFFICIENT_SCOPE);
        };
    }

}
