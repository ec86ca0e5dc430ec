package io.firstcome.admission.bulk;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.admission.AnswerCounts;
import io.firstcome.admission.IssueDesk;
import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;
import io.firstcome.coupon.CouponProblems;
import io.firstcome.coupon.Coupons;
import io.firstcome.http.Problem;

/// Issues to many users at once, in the same way as if each had asked: one JSON object a
/// line comes in, `{"userId": "alice"}`, and one line of answer goes out for each, in
/// order, as soon as it is known. Lines are read as fast as they are worked off. Who was
/// cut off sends the lines again for which no answer came: asking twice never issues
/// twice.
@RestController
class ImportController {

    private static final int AT_ONCE = 2000;

    private static final int ANSWERS_A_PIECE = 500;

    private static final Duration PIECE_EVERY = Duration.ofMillis(200);

    private static final Duration WAIT_FOR_COMMIT = Duration.ofSeconds(10);

    private static final Problem INVALID_LINE = Problem.of(400, "invalid-line",
            "A line must be a JSON object with one field, userId: 1 to 255 printable ASCII characters, without spaces.");

    private static final Problem TOO_LONG = Problem.of(413, "body-too-large",
            "This line has more than 16 KB; it and those after it were not read.");

    private final Coupons coupons;

    private final IssueDesk desk;

    private final AnswerCounts counts;

    private final JsonMapper json;

    ImportController(Coupons coupons, IssueDesk desk, AnswerCounts counts, JsonMapper json) {
        this.coupons = coupons;
        this.desk = desk;
        this.counts = counts;
        this.json = json;
    }

    @PostMapping(path = BulkApi.IMPORT, consumes = MediaType.APPLICATION_NDJSON_VALUE)
    Mono<Void> take(@PathVariable String id, @RequestBody(required = false) Flux<DataBuffer> body,
            ServerHttpResponse response) {
        CouponId coupon = CouponId.parse(id).orElseThrow(CouponProblems::invalidId);
        return coupons.find(coupon).switchIfEmpty(Mono.error(() -> CouponProblems.notFound(coupon))).flatMap(there -> {
            response.getHeaders().setContentType(MediaType.APPLICATION_NDJSON);
            return response.writeAndFlushWith(answers(coupon, ReceivedLines.of(body)).map(Mono::just));
        });
    }

    private Flux<DataBuffer> answers(CouponId coupon, Flux<String> lines) {
        var read = new AtomicLong();
        return lines.doOnNext(line -> read.incrementAndGet())
            .index()
            .flatMapSequentialDelayError(line -> issue(coupon, line), AT_ONCE, 1)
            .onErrorResume(ReceivedLines.TooLong.class,
                    tooLong -> Mono.just(ImportedLine.refused(read.get() + 1, null, TOO_LONG)))
            .bufferTimeout(ANSWERS_A_PIECE, PIECE_EVERY, true)
            .map(piece -> {
                var text = new StringBuilder();
                piece.forEach(answer -> text.append(json.writeValueAsString(answer)).append('\n'));
                return DefaultDataBufferFactory.sharedInstance.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            });
    }

    private Mono<ImportedLine> issue(CouponId coupon, Tuple2<Long, String> indexed) {
        long line = indexed.getT1() + 1;
        String user = user(indexed.getT2());
        return UserId.isValid(user)
                ? desk.issue(coupon, new UserId(user), WAIT_FOR_COMMIT)
                    .doOnNext(outcome -> counts.count(coupon, outcome))
                    .map(outcome -> ImportedLine.of(line, user, outcome))
                : Mono.just(ImportedLine.refused(line, null, INVALID_LINE));
    }

    /// Empty when the line is none.
    private String user(String line) {
        try {
            JsonNode node = json.readTree(line);
            return node.isObject() && node.size() == 1 && node.path("userId").isString()
                    ? node.path("userId").stringValue() : "";
        }
        catch (JacksonException malformed) {
            return "";
        }
    }

}
