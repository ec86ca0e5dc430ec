package io.firstcome.security.web;

import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.firstcome.core.UserId;
import io.firstcome.http.ApiCall;
import io.firstcome.http.ApiCalls;
import io.firstcome.http.Problem;
import io.firstcome.http.ProblemException;
import io.firstcome.security.LocalTokens;

/// Answers a token as plain text, so that `TOKEN=$(curl …)` works.
@RestController
@ConditionalOnBean(LocalTokens.class)
class LocalTokenController implements ApiCalls {

    private static final String PATH = "/local/token";

    private static final Problem INVALID_SUBJECT = Problem.of(400, "invalid-subject",
            "sub must be 1 to 255 printable ASCII characters, without spaces.");

    private final LocalTokens tokens;

    LocalTokenController(LocalTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public List<ApiCall> calls() {
        return List.of(ApiCall.unpublished("POST", PATH, ApiCall.Access.OPEN));
    }

    @PostMapping(path = PATH, produces = MediaType.TEXT_PLAIN_VALUE)
    String token(@RequestParam String sub, @RequestParam(defaultValue = "") String scope) {
        if (!UserId.isValid(sub)) {
            throw new ProblemException(INVALID_SUBJECT);
        }
        return tokens.make(new UserId(sub), scope);
    }

}
