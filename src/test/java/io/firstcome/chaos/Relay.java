package io.firstcome.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Arrays;

/// Passes on what comes in, piece by piece, as long as both ends are open.
final class Relay {

    private static final int BUFFER_BYTES = 64 * 1024;

    private Relay() {
    }

    /// Returns when one of the two has ended; both are closed then.
    static void copy(Socket from, Socket to, Gatekeeper gatekeeper) {
        try (from; to) {
            byte[] buffer = new byte[BUFFER_BYTES];
            var in = from.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                byte[] bytes = Arrays.copyOf(buffer, count);
                if (gatekeeper.letsThrough(bytes)) {
                    to.getOutputStream().write(bytes);
                    to.getOutputStream().flush();
                }
            }
        }
        catch (IOException ended) {
            end(from);
            end(to);
        }
    }

    static void end(Socket socket) {
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

}
