package io.firstcome.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

/// Passes on what comes in, in order, piece by piece, each as late as the wire is long,
/// as long as both ends are open.
public final class Relay {

    private static final int BUFFER_BYTES = 64 * 1024;

    private static final int PIECES_MAX = 1000;

    private final Socket from;

    private final Socket to;

    private final Supplier<Duration> delay;

    private final BlockingQueue<Piece> onTheWay = new ArrayBlockingQueue<>(PIECES_MAX);

    Relay(Socket from, Socket to, Supplier<Duration> delay) {
        this.from = from;
        this.to = to;
        this.delay = delay;
    }

    /// Returns when one of the two has ended; both are closed then.
    void run(Gatekeeper gatekeeper) {
        Thread delivery = Thread.ofVirtual().start(this::deliver);
        try {
            byte[] buffer = new byte[BUFFER_BYTES];
            var in = from.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                byte[] bytes = Arrays.copyOf(buffer, count);
                if (gatekeeper.letsThrough(bytes)) {
                    onTheWay.put(new Piece(bytes, System.nanoTime() + delay.get().toNanos()));
                }
            }
            onTheWay.put(Piece.END);
            delivery.join();
        }
        catch (IOException |

                InterruptedException ended) {
            delivery.interrupt();
        }
        finally {
            end(from);
            end(to);
        }
    }

    private void deliver() {
        try {
            for (Piece piece = onTheWay.take(); piece.bytes.length > 0; piece = onTheWay.take()) {
                Pauses.of(Duration.ofNanos(piece.dueAt - System.nanoTime()));
                to.getOutputStream().write(piece.bytes);
                to.getOutputStream().flush();
            }
        }
        catch (IOException | InterruptedException ended) {
            end(from);
            end(to);
        }
    }

    public static void end(Socket socket) {
        try {
            socket.close();
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Asked about each piece.
    interface Gatekeeper {

        boolean letsThrough(byte[] bytes);

    }

    /// What was read in one go. Without bytes, the end.
    private static final class Piece {

        private static final Piece END = new Piece(new byte[0], 0);

        private final byte[] bytes;

        private final long dueAt;

        private Piece(byte[] bytes, long dueAt) {
            this.bytes = bytes;
            this.dueAt = dueAt;
        }

    }

}
