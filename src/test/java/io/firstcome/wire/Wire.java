package io.firstcome.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way from one instance to one server. It can be cut, swallow all, be slow, or have
/// a trap that springs at a chosen statement.
public final class Wire implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Wire.class);

    private final ServerSocket entrance;

    private final IntSupplier target;

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();

    private volatile State state = State.WHOLE;

    private volatile Duration delay = Duration.ZERO;

    private Wire(ServerSocket entrance, IntSupplier target) {
        this.entrance = entrance;
        this.target = target;
    }

    /// A way in, to wherever the target is at the moment of each connection.
    ///
    /// @param target the port of the server
    public static Wire to(IntSupplier target) {
        try {
            var wire = new Wire(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), target);
            Thread.ofVirtual().start(wire::accept);
            return wire;
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /// What is open ends, and nobody is let in.
    public void cut() {
        state = State.CUT;
        open.forEach(Relay::end);
    }

    /// Connections stay open, and nothing comes through in either direction.
    public void swallow() {
        state = State.SWALLOWING;
    }

    /// Every piece comes this much later.
    public void slowDown(Duration by) {
        delay = by;
    }

    /// As new: what has lost something ends, so that nobody waits for it.
    public void mend() {
        trap.set(null);
        delay = Duration.ZERO;
        if (state != State.WHOLE) {
            open.forEach(Relay::end);
            state = State.WHOLE;
        }
    }

    /// What is open ends; the next is let in.
    public void reset() {
        open.forEach(Relay::end);
    }

    public void set(Trap newTrap) {
        trap.set(newTrap);
    }

    @Override
    public void close() {
        cut();
        try {
            entrance.close();
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var caller = entrance.accept();
                if (state == State.CUT) {
                    Relay.end(caller);
                }
                else {
                    // Not here: a server that hangs may let one wait for minutes.
                    Thread.ofVirtual().start(() -> connect(caller));
                }
            }
            catch (IOException failed) {
                log.debug("nobody was let in", failed);
            }
        }
    }

    private void connect(Socket caller) {
        open.add(caller);
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), target.getAsInt());
        }
        catch (IOException refused) {
            Relay.end(caller);
            open.remove(caller);
            return;
        }
        open.add(server);
        if (state == State.CUT) {
            Relay.end(caller);
            Relay.end(server);
        }
        var sprung = new AtomicReference<@Nullable Trap>();
        Thread.ofVirtual().start(() -> relay(caller, server, bytes -> sending(bytes, sprung)));
        Thread.ofVirtual().start(() -> relay(server, caller, bytes -> answering(sprung)));
    }

    private boolean sending(byte[] bytes, AtomicReference<@Nullable Trap> sprung) {
        @Nullable Trap set = trap.get();
        if (set == null || !set.catches(new String(bytes, StandardCharsets.ISO_8859_1))) {
            return true;
        }
        trap.set(null);
        if (set.springsBefore()) {
            set.spring();
            return false;
        }
        sprung.set(set);
        return true;
    }

    private static boolean answering(AtomicReference<@Nullable Trap> sprung) {
        @Nullable Trap set = sprung.getAndSet(null);
        if (set != null) {
            set.spring();
            return false;
        }
        return true;
    }

    private void relay(Socket from, Socket to, Relay.Gatekeeper gatekeeper) {
        new Relay(from, to, () -> delay).run(bytes -> state != State.SWALLOWING && gatekeeper.letsThrough(bytes));
        open.remove(from);
        open.remove(to);
    }

    private enum State {

        WHOLE, CUT, SWALLOWING

    }

}
