package io.firstcome.flow;

import java.util.List;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;

/// The loops of a room, which run as long as the service does. They stop after the web
/// server has: callers are still answered while it drains, and from fresh readings.
public abstract class Loops implements SmartLifecycle, EnvironmentAware {

    // The web server drains in one phase and stops in the next.
    private static final int PHASE = WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 4096;

    private final List<Loop> loops;

    private boolean enabled = true;

    protected Loops(Loop... loops) {
        this.loops = List.of(loops);
    }

    /// A command that is no service has them off: `firstcome.loops.enabled=false`.
    @Override
    public final void setEnvironment(Environment environment) {
        enabled = environment.getProperty("firstcome.loops.enabled", Boolean.class, true);
    }

    @Override
    public final boolean isAutoStartup() {
        return enabled;
    }

    @Override
    public final void start() {
        loops.forEach(Loop::start);
    }

    @Override
    public final void stop() {
        loops.forEach(Loop::stop);
    }

    @Override
    public final boolean isRunning() {
        return loops.getFirst().isRunning();
    }

    @Override
    public final int getPhase() {
        return PHASE;
    }

}
