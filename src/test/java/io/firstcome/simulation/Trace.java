package io.firstcome.simulation;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/// What happened, line by line, with the virtual time: the service's own log among it,
/// which is printed nowhere else meanwhile.
final class Trace extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    /// Whether what the service says only to who looks closely is to be seen too.
    private static final boolean CLOSELY = Boolean.getBoolean("simulation.debug");

    private static final String SWEPT = "brought home";

    private final Logger service = (Logger) LoggerFactory.getLogger("io.firstcome");

    private final Logger sweeper = (Logger) LoggerFactory.getLogger("io.firstcome.issuance.Sweeper");

    private final List<String> lines = new ArrayList<>();

    private final VirtualTime time;

    private boolean isSwept;

    Trace(VirtualTime time) {
        this.time = time;
        start();
        service.addAppender(this);
        service.setAdditive(false);
        sweeper.setLevel(Level.DEBUG);
        service.setLevel(CLOSELY ? Level.DEBUG : Level.INFO);
    }

    void note(String line) {
        lines.add("%9.3f s  %s".formatted(time.read() / 1e9, line));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /// Whether the sweeper has brought anybody home.
    boolean isSwept() {
        return isSwept;
    }

    @Override
    protected void append(ILoggingEvent event) {
        isSwept |= event.getMessage().startsWith(SWEPT);
        note("  log: " + event.getFormattedMessage());
    }

    @Override
    public void close() {
        sweeper.setLevel(null);
        service.setLevel(null);
        service.setAdditive(true);
        service.detachAppender(this);
    }

}
