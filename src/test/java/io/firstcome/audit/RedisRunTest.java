package io.firstcome.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/// A Redis that was started anew is noticed once.
class RedisRunTest {

    private final Deque<Mono<String>> answers = new ArrayDeque<>();

    private final RedisRun run = new RedisRun(Mono.defer(answers::removeFirst));

    @Test
    void theFirstAnswerIsNoChange() {
        expect(List.of(Mono.just("a"), Mono.just("a")), false, false);
    }

    @Test
    void anotherRedisIsNoticedOnce() {
        expect(List.of(Mono.just("a"), Mono.just("b"), Mono.just("b")), false, true, false);
    }

    @Test
    void oneThatWasAwayInBetweenIsNoticedToo() {
        expect(List.of(Mono.just("a")), false);
        answers.add(Mono.error(new IllegalStateException("away")));
        StepVerifier.create(run.hasChanged()).verifyError(IllegalStateException.class);
        expect(List.of(Mono.just("b")), true);
    }

    private void expect(List<Mono<String>> said, Boolean... changes) {
        answers.addAll(said);
        for (Boolean change : changes) {
            StepVerifier.create(run.hasChanged()).expectNext(change).verifyComplete();
        }
    }

}
