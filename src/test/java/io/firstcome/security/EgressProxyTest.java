package io.firstcome.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import static org.assertj.core.api.Assertions.assertThat;

/// Where the JVM is told of a proxy, the issuer is asked by way of it.
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class EgressProxyTest {

    private final FakeIssuer issuer = new FakeIssuer();

    private final List<String> tunnels = new CopyOnWriteArrayList<>();

    private final ServerSocket proxy;

    EgressProxyTest() throws IOException {
        proxy = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @BeforeEach
    void open() {
        Thread.ofVirtual().start(this::accept);
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", String.valueOf(proxy.getLocalPort()));
    }

    @AfterEach
    void close() throws IOException {
        System.clearProperty("http.proxyHost");
        System.clearProperty("http.proxyPort");
        proxy.close();
        issuer.close();
    }

    @Test
    void theIssuerIsAskedThroughTheProxyOfTheJvm() {
        var client = new IssuerClient(URI.create("http://issuer.test"), URI.create("http://issuer.test/keys"));

        assertThat(client.fetch().block()).isNotNull();

        assertThat(tunnels).isNotEmpty().allMatch(line -> line.startsWith("CONNECT issuer.test"));
    }

    private void accept() {
        while (!proxy.isClosed()) {
            try {
                Socket caller = proxy.accept();
                Thread.ofVirtual().start(() -> tunnel(caller));
            }
            catch (IOException closed) {
                return;
            }
        }
    }

    private void tunnel(Socket caller) {
        try (caller; var there = new Socket(InetAddress.getLoopbackAddress(), issuer.port())) {
            var head = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
            tunnels.add(head.readLine());
            head.lines().takeWhile(line -> !line.isEmpty()).forEach(line -> {
            });
            caller.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Thread back = Thread.ofVirtual().start(() -> copy(there, caller));
            copy(caller, there);
            back.join();
        }
        catch (IOException | InterruptedException ended) {
            // The caller or the issuer has hung up.
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        }
        catch (IOException ended) {
            // As above.
            Thread.onSpinWait();
        }
    }

}
