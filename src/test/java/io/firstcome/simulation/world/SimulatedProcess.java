package io.firstcome.simulation.world;

import java.util.ArrayDeque;
import java.util.Queue;

/// One process: whatever is done in it is done through it, so that it can be stopped for
/// a while, as by SIGSTOP, or killed at any moment.
public final class SimulatedProcess {

    private final SimulatedProcesses lives;

    private final Queue<Runnable> held = new ArrayDeque<>();

    private State state = State.RUNNING;

    SimulatedProcess(SimulatedProcesses lives) {
        this.lives = lives;
    }

    /// Does it now; once it goes on; or never.
    public void live(Runnable work) {
        switch (state) {
            case RUNNING -> lives.as(this, work);
            case STOPPED -> held.add(work);
            case DEAD -> {
            }
        }
    }

    public void stop() {
        if (state == State.RUNNING) {
            state = State.STOPPED;
        }
    }

    /// What it slept through comes now, in its order.
    public void goOn() {
        if (state == State.STOPPED) {
            state = State.RUNNING;
            while (state == State.RUNNING && !held.isEmpty()) {
                lives.as(this, held.remove());
            }
        }
    }

    void kill() {
        state = State.DEAD;
        held.clear();
    }

    boolean isRunning() {
        return state == State.RUNNING;
    }

    boolean isDead() {
        return state == State.DEAD;
    }

    private enum State {

        RUNNING, STOPPED, DEAD

    }

}
