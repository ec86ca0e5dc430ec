package io.firstcome.simulation.world;

import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.netty.util.Timeout;
import io.netty.util.Timer;
import io.netty.util.TimerTask;
import reactor.core.Disposable;

/// The timer of the limits, in virtual time.
final class VirtualTimer implements Timer {

    private final SimulatedProcesses lives;

    VirtualTimer(SimulatedProcesses lives) {
        this.lives = lives;
    }

    @Override
    public Timeout newTimeout(TimerTask task, long delay, TimeUnit unit) {
        return new Limit(task, delay, unit);
    }

    @Override
    public Set<Timeout> stop() {
        return Set.of();
    }

    private final class Limit implements Timeout {

        private final TimerTask task;

        private final Disposable planned;

        private boolean expired;

        private boolean cancelled;

        private Limit(TimerTask task, long delay, TimeUnit unit) {
            this.task = task;
            this.planned = lives.after(delay, unit, this::expire);
        }

        private void expire() {
            expired = true;
            try {
                task.run(this);
            }
            catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        public Timer timer() {
            return VirtualTimer.this;
        }

        @Override
        public TimerTask task() {
            return task;
        }

        @Override
        public boolean isExpired() {
            return expired;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public boolean cancel() {
            if (expired || cancelled) {
                return false;
            }
            cancelled = true;
            planned.dispose();
            return true;
        }

    }

}
