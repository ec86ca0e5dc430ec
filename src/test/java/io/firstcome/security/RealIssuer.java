package io.firstcome.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.json.JsonMapper;

/// Spring Authorization Server in a process of its own: `src/test/issuer`.
final class RealIssuer implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    private static final long WITHIN_SECONDS = 90;

    private final Process process;

    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private final BlockingQueue<String> output = new LinkedBlockingQueue<>();

    private RealIssuer(Process process) {
        this.process = process;
    }

    /// @param port 0 for any
    static RealIssuer start(int port) throws IOException {
        var issuer = new RealIssuer(new ProcessBuilder(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", Files.readString(Path.of("target", "issuer.classpath")),
                "src/test/issuer/Issuer.java", "--server.port=" + port))
            .redirectErrorStream(true)
            .start());
        Thread.ofVirtual().start(issuer::read);
        return issuer;
    }

    /// Its name, once it serves.
    String name() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return port.orTimeout(WITHIN_SECONDS, TimeUnit.SECONDS).join();
    }

    /// @param client `rs` or `es`, by which it is signed
    String token(String client) throws IOException, InterruptedException {
        String secret = Base64.getEncoder()
            .encodeToString((client + ":" + client + "-only-for-tests").getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(name() + "/oauth2/token"))
            .header("Authorization", "Basic " + secret)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=coupon:admin"))
            .build();
        try (var http = HttpClient.newHttpClient()) {
            String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return new JsonMapper().readTree(answer).get("access_token").stringValue();
        }
    }

    /// Signs with new keys from here on.
    void rotate() throws IOException, InterruptedException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        while (!"rotated".equals(output.poll(WITHIN_SECONDS, TimeUnit.SECONDS))) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        kill();
    }

    void kill() {
        process.destroyForcibly().onExit().orTimeout(WITHIN_SECONDS, TimeUnit.SECONDS).join();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                Matcher started = STARTED.matcher(line);
                if (started.find()) {
                    port.complete(Integer.valueOf(started.group(1)));
                }
            }
        }
        catch (IOException gone) {
            output.add("gone: " + gone);
        }
        port.completeExceptionally(new IllegalStateException("it ended: " + output));
    }

}
