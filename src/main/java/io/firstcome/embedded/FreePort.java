package io.firstcome.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A port that nobody listens on at the moment.
final class FreePort {

    /// Below the ports that systems give to outgoing connections: whoever keeps trying to
    /// reach a server that is away could be given its port and talk to himself.
    private static final int BELOW = 32_000;

    private static final int LOWEST = 15_000;

    private static final int TRIES_MAX = 100;

    private FreePort() {
    }

    static int find() {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, BELOW);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free between " + LOWEST + " and " + BELOW);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort() == port;
        }
        catch (IOException taken) {
            return false;
        }
    }

}
