package io.firstcome.wire;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Waits on a [Wire] for a statement, and then does something: before the server has seen
/// it, or before its sender has seen the answer, which then never arrives.
public final class Trap {

    private final Pattern statement;

    private final boolean before;

    private final Runnable action;

    private final AtomicInteger left;

    private final CountDownLatch sprung = new CountDownLatch(1);

    private Trap(Pattern statement, int occurrence, boolean before, Runnable action) {
        this.statement = statement;
        this.left = new AtomicInteger(occurrence);
        this.before = before;
        this.action = action;
    }

    /// The server never sees it.
    public static Trap before(Pattern statement, int occurrence, Runnable action) {
        return new Trap(statement, occurrence, true, action);
    }

    /// The server has done it, and the answer is lost.
    public static Trap after(Pattern statement, int occurrence, Runnable action) {
        return new Trap(statement, occurrence, false, action);
    }

    boolean catches(String bytes) {
        return statement.matcher(bytes).find() && left.decrementAndGet() == 0;
    }

    boolean springsBefore() {
        return before;
    }

    void spring() {
        action.run();
        sprung.countDown();
    }

    /// Fails when it did not spring in time.
    public void awaitSprung() throws InterruptedException {
        if (!sprung.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody sent " + statement);
        }
    }

    @Override
    public String toString() {
        return (before ? "before " : "after ") + statement;
    }

}
