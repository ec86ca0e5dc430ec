package io.firstcome.admission.bulk;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.core.CouponId;
import io.firstcome.core.Position;
import io.firstcome.coupon.CouponProblems;
import io.firstcome.coupon.Coupons;
import io.firstcome.flow.Detached;
import io.firstcome.http.Problem;
import io.firstcome.http.ProblemException;
import io.firstcome.issuance.ledger.Issue;
import io.firstcome.issuance.ledger.Issues;

/// All issues of a coupon, in order of position, as NDJSON or CSV. A page is read when the
/// caller has taken the one before, and the web server fetches 128 pieces ahead: a million
/// rows need some 2 MB, and a caller may be as slow as it likes. Who was cut off goes on
/// after the last position that arrived (`?after=`).
@RestController
class ExportController {

    private static final int PAGE = 1000;

    private static final int PIECE = 100;

    private static final Duration PAGE_WITHIN = Duration.ofSeconds(10);

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    static final Problem INVALID_POSITION = Problem.of(400, "invalid-position",
            "after must be a position: a whole number from 1 to 9223372036854775807.");

    private final Coupons coupons;

    private final Issues issues;

    private final JsonMapper json;

    ExportController(Coupons coupons, Issues issues, JsonMapper json) {
        this.coupons = coupons;
        this.issues = issues;
        this.json = json;
    }

    @GetMapping(BulkApi.ISSUES)
    Mono<Void> export(@PathVariable String id, @RequestParam Optional<String> after, ServerWebExchange exchange) {
        CouponId coupon = CouponId.parse(id).orElseThrow(CouponProblems::invalidId);
        long from = after.map(ExportController::position).orElse(0L);
        boolean csv = prefersCsv(accepted(exchange.getRequest().getHeaders()));
        return coupons.find(coupon)
            .switchIfEmpty(Mono.error(() -> CouponProblems.notFound(coupon)))
            .flatMap(there -> send(coupon, from, csv, exchange));
    }

    private Mono<Void> send(CouponId coupon, long after, boolean csv, ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().setContentType(csv ? CSV : MediaType.APPLICATION_NDJSON);
        response.getHeaders()
            .set(HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"issues-" + coupon + (csv ? ".csv\"" : ".ndjson\""));
        // For a front that would collect it all, faster than the caller reads.
        response.getHeaders().set("X-Accel-Buffering", "no");
        return exchange.getRequest().getMethod().equals(HttpMethod.HEAD) ? response.setComplete()
                : response.writeWith(lines(coupon, after, csv));
    }

    private Flux<DataBuffer> lines(CouponId coupon, long after, boolean csv) {
        Flux<DataBuffer> rows = pages(coupon, after).concatMapIterable(ExportController::pieces, 1).map(piece -> {
            var text = new StringBuilder(piece.size() * 160);
            piece.forEach(
                    issue -> text.append(csv ? CsvLine.of(ExportedIssue.of(issue)) : ndjson(ExportedIssue.of(issue))));
            return buffer(text.toString());
        });
        return csv ? Flux.concat(Mono.fromSupplier(() -> buffer(CsvLine.HEAD)), rows) : rows;
    }

    private Flux<List<Issue>> pages(CouponId coupon, long after) {
        return page(coupon, after)
            .expand(page -> page.size() < PAGE ? Mono.empty() : page(coupon, page.getLast().position().value()))
            .filter(page -> !page.isEmpty());
    }

    private static List<List<Issue>> pieces(List<Issue> page) {
        return IntStream.iterate(0, from -> from < page.size(), from -> from + PIECE)
            .mapToObj(from -> page.subList(from, Math.min(from + PIECE, page.size())))
            .toList();
    }

    // The limit is on MySQL, not on the caller: a page may wait for who takes it.
    private Mono<List<Issue>> page(CouponId coupon, long after) {
        return Detached.of(Detached.of(issues.page(coupon, after, PAGE).collectList(), PAGE_WITHIN));
    }

    private String ndjson(ExportedIssue issue) {
        return json.writeValueAsString(issue) + "\n";
    }

    private static DataBuffer buffer(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<MediaType> accepted(HttpHeaders headers) {
        try {
            List<MediaType> accepted = headers.getAccept();
            if (accepted.isEmpty() || accepted.stream().anyMatch(ExportController::isOffered)) {
                return accepted;
            }
            throw new NotAcceptableStatusException(List.of(MediaType.APPLICATION_NDJSON, CSV));
        }
        catch (InvalidMediaTypeException malformed) {
            throw new NotAcceptableStatusException(malformed.getMessage());
        }
    }

    private static boolean isOffered(MediaType type) {
        return type.includes(CSV) || type.includes(MediaType.APPLICATION_NDJSON);
    }

    private static boolean prefersCsv(List<MediaType> accepted) {
        Optional<MediaType> first = accepted.stream().filter(ExportController::isOffered).findFirst();
        return first.isPresent() && !first.get().includes(MediaType.APPLICATION_NDJSON);
    }

    private static long position(String text) {
        return Position.parse(text).orElseThrow(() -> new ProblemException(INVALID_POSITION)).value();
    }

}
