package io.firstcome.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/// What happened, line by line, with the virtual time: the service's own log among it, as
/// far as this thread writes it. It is printed nowhere else meanwhile.
public final class Trace extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    /// Whether what the service says only to who looks closely is to be seen too.
    private static final boolean CLOSELY = Boolean.getBoolean("simulation.debug");

    private static final String SWEPT = "swept";

    private final Logger service = (Logger) LoggerFactory.getLogger("io.firstcome");

    private final Logger sweeper = (Logger) LoggerFactory.getLogger("io.firstcome.issuance.Sweeper");

    private static final AtomicInteger OPEN = new AtomicInteger();

    private final Thread player = Thread.currentThread();

    private final List<String> lines = new ArrayList<>();

    private final VirtualTime time;

    private boolean isSwept;

    Trace(VirtualTime time) {
        this.time = time;
        start();
        service.addAppender(this);
        synchronized (OPEN) {
            if (OPEN.getAndIncrement() == 0) {
                service.setAdditive(false);
                sweeper.setLevel(Level.DEBUG);
                service.setLevel(CLOSELY ? Level.DEBUG : Level.INFO);
            }
        }
    }

    public void note(String line) {
        lines.add("%9.3f s  %s".formatted(time.read() / 1e9, line));
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /// Whether the sweeper has swept anything.
    public boolean isSwept() {
        return isSwept;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (Thread.currentThread() != player) {
            return;
        }
        isSwept |= event.getMessage().startsWith(SWEPT);
        note("  log: " + event.getFormattedMessage());
    }

    @Override
    public void close() {
        service.detachAppender(this);
        synchronized (OPEN) {
            if (OPEN.decrementAndGet() == 0) {
                sweeper.setLevel(null);
                service.setLevel(null);
                service.setAdditive(true);
            }
        }
    }

}
