package io.firstcome.gatling;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What one strategy did with the crowd: every answer, and the rows as they became more. */
final class Turn {

    private final Contender contender;

    private final long coupon;

    private final int expected;

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    private final AtomicInteger answered = new AtomicInteger();

    private final AtomicLong firstAskedAt = new AtomicLong(Long.MAX_VALUE);

    private volatile Look last = new Look(0, 0, JsonNodeFactory.instance.objectNode(), false);

    /**
     * @param expected how many requests will be made
     */
    Turn(Contender contender, long coupon, int expected) {
        this.contender = contender;
        this.coupon = coupon;
        this.expected = expected;
    }

    Contender contender() {
        return contender;
    }

    String address() {
        return "/lab/" + contender.path() + "/coupons/" + coupon;
    }

    void asked() {
        firstAskedAt.accumulateAndGet(System.nanoTime(), Math::min);
    }

    /**
     * @param status 0 where there was no answer
     */
    void answered(int status, int millis) {
        answers.add(new Answer(status, millis, System.nanoTime()));
        answered.incrementAndGet();
    }

    /** The figures as the watcher reads them again and again, by itself. */
    void look(JsonNode figures) {
        if (!figures.has("rows")) {
            return;
        }
        boolean allAnswered = answered.get() == expected;
        long rows = figures.get("rows").asLong();
        long since = rows == last.rows ? last.since : System.nanoTime();
        last = new Look(rows, since, figures, allAnswered && figures.get("waiting").asLong() == 0);
    }

    /** Everybody has an answer, and nobody waits for a row any more. */
    boolean isOver() {
        return last.over;
    }

    /** From the first request until the last row was seen; nothing where there was no row. */
    Duration untilLastRow() {
        return last.rows == 0 ? Duration.ZERO : Duration.ofNanos(last.since - firstAskedAt.get());
    }

    /** Decided requests a second, from the first request to the last answer. */
    double requestsPerSecond() {
        long lastAt = answers.stream().filter(Answer::isDecided).mapToLong(Answer::at).max().orElse(firstAskedAt.get() + 1);
        return count(Answer::isDecided) * 1e9 / (lastAt - firstAskedAt.get());
    }

    /** Of those who were told that they got one, in milliseconds. */
    Percentiles winners() {
        return Percentiles.of(answers.stream().filter(Answer::isWon).mapToInt(Answer::millis));
    }

    /** Of those who were told that it is sold out, in milliseconds. */
    Percentiles refusals() {
        return Percentiles.of(answers.stream().filter(Answer::isRefused).mapToInt(Answer::millis));
    }

    long wonCount() {
        return count(Answer::isWon);
    }

    /** Who heard neither yes nor no. */
    long undecidedCount() {
        return answers.size() - count(Answer::isDecided);
    }

    long figure(String name) {
        return last.figures.path(name).asLong();
    }

    private long count(Predicate<Answer> kind) {
        return answers.stream().filter(kind).count();
    }

    private record Answer(int status, int millis, long at) {

        boolean isWon() {
            return status == 201 || status == 202;
        }

        boolean isRefused() {
            return status == 409;
        }

        boolean isDecided() {
            return isWon() || isRefused() || status == 200;
        }

    }

    /**
     * @param since when that many rows were seen first
     */
    private record Look(long rows, long since, JsonNode figures, boolean over) {
    }

}
