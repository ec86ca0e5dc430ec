package io.firstcome.openapi;

import java.util.List;

import org.springframework.stereotype.Component;

import io.firstcome.http.ApiCall;
import io.firstcome.http.ApiCalls;

/// Where the document is, and the page.
@Component
class OpenApiCalls implements ApiCalls {

    static final String DOCUMENT = "/openapi";

    static final String PAGE = "/docs";

    @Override
    public List<ApiCall> calls() {
        return List.of(ApiCall.unpublished("GET", DOCUMENT, ApiCall.Access.OPEN),
                ApiCall.unpublished("GET", PAGE, ApiCall.Access.OPEN));
    }

}
