package io.firstcome.http;

import java.util.HashMap;
import java.util.List;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.accept.HeaderContentTypeResolver;
import org.springframework.web.reactive.accept.RequestedContentTypeResolver;
import org.springframework.web.reactive.accept.RequestedContentTypeResolverBuilder;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/// Which form of an answer is asked for. A `charset` in `Accept` counts for nothing: all
/// answers are in UTF-8, and JSON knows no such parameter (RFC 8259, section 11). With it
/// the framework would find out only after the work was done that it cannot answer.
@Configuration(proxyBeanMethods = false)
class AcceptedForms implements WebFluxConfigurer {

    private static final String CHARSET = "charset";

    @Override
    public void configureContentTypeResolver(RequestedContentTypeResolverBuilder builder) {
        RequestedContentTypeResolver accept = new HeaderContentTypeResolver();
        builder.resolver(exchange -> withoutCharset(accept.resolveMediaTypes(exchange)));
    }

    private static List<MediaType> withoutCharset(List<MediaType> types) {
        return types.stream().map(AcceptedForms::withoutCharset).toList();
    }

    private static MediaType withoutCharset(MediaType type) {
        if (type.getParameter(CHARSET) == null) {
            return type;
        }
        var parameters = new HashMap<>(type.getParameters());
        parameters.remove(CHARSET);
        return new MediaType(type, parameters);
    }

}
