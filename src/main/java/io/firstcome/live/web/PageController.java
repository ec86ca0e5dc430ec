package io.firstcome.live.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The page at the top. The framework's welcome page would not answer HEAD.
@RestController
class PageController {

    private final Mono<Resource> page = Mono.just(new ClassPathResource("live/page/page.html"));

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    Mono<Resource> page() {
        return page;
    }

}
