package io.firstcome.simulation.world;

import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Reactor's schedulers, each of which is the one of the history that the calling thread
/// plays. The real ones are back when nobody plays any more.
final class VirtualSchedulers implements Schedulers.Factory {

    private static final ThreadLocal<Scheduler> PLAYED_HERE = new ThreadLocal<>();

    private static int players;

    private static Schedulers.@Nullable Snapshot real;

    private VirtualSchedulers() {
    }

    static synchronized void enter(Scheduler planner) {
        PLAYED_HERE.set(planner);
        if (players++ == 0) {
            real = Schedulers.setFactoryWithSnapshot(new VirtualSchedulers());
        }
    }

    static synchronized void leave() {
        PLAYED_HERE.remove();
        if (--players == 0) {
            Schedulers.resetFrom(real);
        }
    }

    @Override
    public Scheduler newParallel(int parallelism, ThreadFactory threads) {
        return new PlayedHere();
    }

    @Override
    public Scheduler newBoundedElastic(int threadsMax, int tasksMax, ThreadFactory threads, int ttlSeconds) {
        return new PlayedHere();
    }

    @Override
    public Scheduler newSingle(ThreadFactory threads) {
        return new PlayedHere();
    }

    private static final class PlayedHere implements Scheduler {

        private static Scheduler here() {
            return Objects.requireNonNull(PLAYED_HERE.get(), "this thread plays no history");
        }

        @Override
        public Disposable schedule(Runnable task) {
            return here().schedule(task);
        }

        @Override
        public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
            return here().schedule(task, delay, unit);
        }

        @Override
        public long now(TimeUnit unit) {
            return here().now(unit);
        }

        @Override
        public Worker createWorker() {
            return here().createWorker();
        }

        @Override
        public void dispose() {
            // Nothing is open.
        }

    }

}
