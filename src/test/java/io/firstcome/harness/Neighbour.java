package io.firstcome.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.firstcome.FirstcomeApplication;

/// One more instance of the service, in a process of its own. Stopped when it is closed.
public final class Neighbour implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("Netty started on port (\\d+)");

    private static final long WITHIN_SECONDS = 90;

    private final Process process;

    private final List<String> output = new ArrayList<>();

    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private Neighbour(Process process) {
        this.process = process;
    }

    /// A process with these arguments and nothing else, quick to start and not made to
    /// last.
    public static Neighbour start(List<String> arguments) {
        return start(Map.of(), arguments);
    }

    static Neighbour start(Map<String, String> environment, List<String> arguments) {
        var jvm = new ArrayList<>(StartupCache.QUICK);
        jvm.addAll(StartupCache.flags());
        return start(environment, jvm, StartupCache.classPath(), arguments);
    }

    /// The same with the compiler of a service that lasts, and what tests add to it.
    public static Neighbour startToLast(List<String> arguments) {
        return start(Map.of(), List.of("-Xmx512m"), System.getProperty("java.class.path"), arguments);
    }

    private static Neighbour start(Map<String, String> environment, List<String> jvm, String classPath,
            List<String> arguments) {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(jvm);
        command.addAll(
                List.of("-Duser.timezone=America/New_York", "-cp", classPath, FirstcomeApplication.class.getName()));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().putAll(environment);
        try {
            var neighbour = new Neighbour(process.start());
            Thread.ofVirtual().start(neighbour::read);
            return neighbour;
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Waits until it serves.
    public Api api() {
        int known = port.orTimeout(WITHIN_SECONDS, TimeUnit.SECONDS).join();
        return new Api(() -> known);
    }

    /// It has said its port and has not ended.
    public boolean isServing() {
        return process.isAlive() && port.isDone() && !port.isCompletedExceptionally();
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /// What it has printed so far.
    public String words() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    /// What it printed, once it has ended by itself.
    public String lastWords() throws InterruptedException {
        if (!process.waitFor(WITHIN_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it runs on");
        }
        return words();
    }

    /// How it ended, once it has by itself.
    public int exitCode() throws InterruptedException {
        lastWords();
        return process.exitValue();
    }

    public void kill() {
        process.destroyForcibly().onExit().orTimeout(WITHIN_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(WITHIN_SECONDS, TimeUnit.SECONDS).join();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.add(line);
                }
                Matcher started = STARTED.matcher(line);
                if (started.find()) {
                    port.complete(Integer.parseInt(started.group(1)));
                }
            }
            port.completeExceptionally(new IllegalStateException("it ended:\n" + lastWords()));
        }
        catch (IOException | InterruptedException failed) {
            port.completeExceptionally(failed);
        }
    }

}
