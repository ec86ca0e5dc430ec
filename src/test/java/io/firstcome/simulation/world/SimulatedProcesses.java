package io.firstcome.simulation.world;

import java.util.concurrent.TimeUnit;

import io.netty.util.Timer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/// The processes of a history, all in one thread: whatever one of them plans belongs to
/// it. Takes the place of every scheduler of Reactor, and of the timer, for as long as
/// the history lasts. Other threads may play histories of their own meanwhile.
final class SimulatedProcesses implements AutoCloseable {

    private final VirtualTime time;

    private final Scheduler planner = new Planner(null);

    private SimulatedProcess current = new SimulatedProcess(this);

    SimulatedProcesses(VirtualTime time) {
        this.time = time;
        VirtualSchedulers.enter(planner);
    }

    /// Whose work is being done.
    SimulatedProcess current() {
        return current;
    }

    /// Plans for this one, whoever asks.
    Scheduler schedulerOf(SimulatedProcess life) {
        return new Planner(life);
    }

    Timer timer() {
        return new VirtualTimer(this);
    }

    /// As whoever does this now, in so much time.
    Disposable after(long delay, TimeUnit unit, Runnable work) {
        return after(current, delay, unit, work);
    }

    private Disposable after(SimulatedProcess planner, long delay, TimeUnit unit, Runnable work) {
        return time.after(unit.toNanos(delay), () -> planner.live(work));
    }

    void as(SimulatedProcess life, Runnable work) {
        SimulatedProcess before = current;
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
        VirtualSchedulers.leave();
    }

    private final class Planner implements Scheduler {

        private final @Nullable SimulatedProcess owner;

        private Planner(@Nullable SimulatedProcess owner) {
            this.owner = owner;
        }

        private SimulatedProcess planner() {
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
