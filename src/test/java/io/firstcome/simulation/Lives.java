package io.firstcome.simulation;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

import io.netty.util.Timer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// The processes of a history, all in one thread: whatever one of them plans belongs to
/// it. Takes the place of every scheduler of Reactor, and of the timer, for as long as
/// the history lasts.
final class Lives implements AutoCloseable {

    private final VirtualTime time;

    private final Schedulers.Snapshot real;

    private Life current = new Life(this);

    Lives(VirtualTime time) {
        this.time = time;
        this.real = Schedulers.setFactoryWithSnapshot(new InVirtualTime());
    }

    /// Whose work is being done.
    Life current() {
        return current;
    }

    /// Plans for this one, whoever asks.
    Scheduler schedulerOf(Life life) {
        return new Planner(life);
    }

    Timer timer() {
        return new VirtualTimer(this);
    }

    /// As whoever does this now, in so much time.
    Disposable after(long delay, TimeUnit unit, Runnable work) {
        return after(current, delay, unit, work);
    }

    private Disposable after(Life planner, long delay, TimeUnit unit, Runnable work) {
        return time.after(unit.toNanos(delay), () -> planner.live(work));
    }

    void as(Life life, Runnable work) {
        Life before = current;
        current = life;
        try {
            work.run();
        }
        finally {
            current = before;
        }
    }

    @Override
    public void close() {
        Schedulers.resetFrom(real);
    }

    private final class InVirtualTime implements Schedulers.Factory {

        @Override
        public Scheduler newParallel(int parallelism, ThreadFactory threads) {
            return new Planner(null);
        }

        @Override
        public Scheduler newBoundedElastic(int threadsMax, int tasksMax, ThreadFactory threads, int ttlSeconds) {
            return new Planner(null);
        }

        @Override
        public Scheduler newSingle(ThreadFactory threads) {
            return new Planner(null);
        }

    }

    private final class Planner implements Scheduler {

        private final @Nullable Life owner;

        private Planner(@Nullable Life owner) {
            this.owner = owner;
        }

        private Life planner() {
            return owner == null ? current : owner;
        }

        @Override
        public Disposable schedule(Runnable task) {
            return after(planner(), 0, TimeUnit.NANOSECONDS, task);
        }

        @Override
        public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
            return after(planner(), delay, unit, task);
        }

        @Override
        public long now(TimeUnit unit) {
            return unit.convert(time.read(), TimeUnit.NANOSECONDS);
        }

        @Override
        public Worker createWorker() {
            return new PlannedTogether();
        }

        @Override
        public void dispose() {
            // Nothing is open.
        }

    }

    private final class PlannedTogether implements Scheduler.Worker {

        private final Disposable.Composite tasks = Disposables.composite();

        @Override
        public Disposable schedule(Runnable task) {
            return schedule(task, 0, TimeUnit.NANOSECONDS);
        }

        @Override
        public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
            var planned = after(delay, unit, task);
            tasks.add(planned);
            return planned;
        }

        @Override
        public void dispose() {
            tasks.dispose();
        }

        @Override
        public boolean isDisposed() {
            return tasks.isDisposed();
        }

    }

}
