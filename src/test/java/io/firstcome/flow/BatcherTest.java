package io.firstcome.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class BatcherTest {

    private final List<List<Integer>> batches = new ArrayList<>();

    private final List<Sinks.One<List<Integer>>> answers = new ArrayList<>();

    private final Batcher<Integer, Integer> batcher = new Batcher<>(3, 5, this::work);

    private Mono<List<Integer>> work(List<Integer> batch) {
        batches.add(batch);
        answers.add(Sinks.one());
        return answers.getLast().asMono();
    }

    private void answer(int batch) {
        answers.get(batch).tryEmitValue(batches.get(batch).stream().map(item -> item * 10).toList());
    }

    @Nested
    class WhenIdle {

        @Test
        void anItemLeavesAtOnceAndAlone() {
            batcher.submit(1);

            assertThat(batches).containsExactly(List.of(1));
        }

        @Test
        void anIdleBatcherSaysThatItIsIdle() {
            assertThat(batcher.isIdle()).isTrue();
            batcher.submit(1);
            assertThat(batcher.isIdle()).isFalse();
            answer(0);
            assertThat(batcher.isIdle()).isTrue();
        }

    }

    @Nested
    class WhenOneIsInFlight {

        @Test
        void theNextFillsUpToItsSize() {
            for (int item = 1; item <= 5; item++) {
                batcher.submit(item);
            }
            answer(0);
            answer(1);

            assertThat(batches).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5));
        }

        @Test
        void eachHearsItsOwnResult() {
            var results = Flux.merge(batcher.submit(1), batcher.submit(2), batcher.submit(3));

            answer(0);
            answer(1);

            StepVerifier.create(results).expectNext(10, 20, 30).expectComplete().verify(Duration.ofSeconds(1));
        }

        @Test
        void moreThanMayWaitAreTurnedAwayAndNothingIsDoneForThem() {
            for (int item = 1; item <= 6; item++) {
                batcher.submit(item);
            }

            StepVerifier.create(batcher.submit(7)).expectError(Batcher.Full.class).verify(Duration.ofSeconds(1));

            answer(0);
            answer(1);
            answer(2);
            assertThat(batches.stream().flatMap(List::stream)).containsExactly(1, 2, 3, 4, 5, 6);
        }

        @Test
        void whoIsNotTakenInIsToldOfAtOnceThoughNobodyListens() {
            var refused = new ArrayList<Integer>();
            for (int item = 1; item <= 8; item++) {
                batcher.submit(item, refused::add);
            }

            assertThat(refused).containsExactly(7, 8);
        }

        @Test
        void aFailureReachesItsOwnBatchOnly() {
            var first = batcher.submit(1);
            var second = batcher.submit(2);

            answers.getFirst().tryEmitError(new IllegalStateException("away"));
            answer(1);

            StepVerifier.create(first).expectErrorMessage("away").verify(Duration.ofSeconds(1));
            StepVerifier.create(second).expectNext(20).expectComplete().verify(Duration.ofSeconds(1));
        }

        @Test
        void aCancelChangesNothing() {
            batcher.submit(1);
            Disposable caller = batcher.submit(2).subscribe();
            caller.dispose();

            answer(0);

            assertThat(batches).containsExactly(List.of(1), List.of(2));
        }

    }

    @Nested
    class WhenManyThreadsSubmit {

        @RepeatedTest(20)
        void neverTwoBatchesAreInFlightAndNothingIsLost() {
            var inFlight = new AtomicInteger();
            var overlaps = new ConcurrentLinkedQueue<Integer>();
            var busy = new Batcher<Integer, Integer>(64, 100_000, batch -> Mono.fromSupplier(() -> {
                if (inFlight.incrementAndGet() > 1) {
                    overlaps.add(batch.size());
                }
                inFlight.decrementAndGet();
                return batch;
            }).subscribeOn(Schedulers.parallel()));

            var results = Flux.fromStream(IntStream.range(0, 10_000).boxed())
                .flatMap(item -> Mono.defer(() -> busy.submit(item)).subscribeOn(Schedulers.boundedElastic()), 100)
                .collectList()
                .block(Duration.ofSeconds(20));

            assertThat(results).hasSize(10_000).doesNotHaveDuplicates();
            assertThat(overlaps).isEmpty();
        }

        @Test
        void workThatIsDoneAtOnceDoesNotPileUpOnTheStack() {
            var immediate = new Batcher<Integer, Integer>(1, 100_000, Mono::just);
            var first = Sinks.<List<Integer>>one();
            var gated = new Batcher<Integer, Integer>(1, 100_000,
                    batch -> batch.contains(0) ? first.asMono() : Mono.just(batch));
            IntStream.range(0, 50_000).forEach(gated::submit);

            first.tryEmitValue(List.of(0));

            assertThat(gated.isIdle()).isTrue();
            assertThat(immediate.submit(1).block(Duration.ofSeconds(1))).isEqualTo(1);
        }

    }

}
