package io.firstcome.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server that runs as our child, in a process group of its own: Ctrl-C in the terminal
/// reaches the service only, which drains first and ends its children then. Who it is
/// stands in a file, so that the next start finds what a killed service has left running.
final class ChildProcess {

    private static final Logger log = LoggerFactory.getLogger(ChildProcess.class);

    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    private static final int LOG_LINES = 15;

    private static final Duration CLOCK_SET_AT_MOST = Duration.ofSeconds(10);

    private static final String UNKNOWN = "unknown";

    private final String name;

    private final Process process;

    private final DataFolder folder;

    private ChildProcess(String name, Process process, DataFolder folder) {
        this.name = name;
        this.process = process;
        this.folder = folder;
    }

    /// Ends what a former run has left, then starts. What it prints goes to a log in the
    /// folder.
    static ChildProcess start(String name, DataFolder folder, List<String> command) {
        endLeftOver(name, folder);
        try {
            var whole = new ArrayList<>(ownGroup());
            whole.addAll(command);
            Process process = new ProcessBuilder(whole).directory(folder.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(logFile(name, folder).toFile())
                .start();
            folder.write(name + ".pid", process.pid() + " " + startOf(process.toHandle()));
            return new ChildProcess(name, process, folder);
        }
        catch (IOException failed) {
            throw new EmbeddedException(name + " cannot be started: " + failed.getMessage(),
                    "Configure MySQL and Redis of your own with spring.r2dbc.url and spring.data.redis.host.");
        }
    }

    /// Runs a program to its end. Fails with [EmbeddedException] when it does not end
    /// well within a minute.
    static void run(String name, DataFolder folder, List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(logFile(name, folder).toFile())
                .start();
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new EmbeddedException(name + " failed:\n" + tail(name, folder),
                        "The whole log is " + logFile(name, folder) + ".");
            }
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " was interrupted", interrupted);
        }
    }

    static String outputOf(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String lastWords() {
        return tail(name, folder);
    }

    void stop() {
        end(name, process.toHandle());
        try {
            Files.deleteIfExists(folder.resolve(name + ".pid"));
        }
        catch (IOException failed) {
            log.debug("{} is ended, its file stays", name, failed);
        }
    }

    private static void endLeftOver(String name, DataFolder folder) {
        try {
            Path file = folder.resolve(name + ".pid");
            if (!Files.exists(file)) {
                return;
            }
            String[] words = Files.readString(file).strip().split(" ", 2);
            // The number may be another program's by now; then it began at another time.
            ProcessHandle.of(Long.parseLong(words[0]))
                .filter(left -> left.isAlive() && isSame(left, words[1]))
                .ifPresent(left -> {
                    log.info("Ending the {} that a former run has left behind (process {})", name, left.pid());
                    end(name, left);
                });
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    // The start as the JDK tells it follows the clock of the machine, which may be set.
    private static boolean isSame(ProcessHandle process, String start) {
        return !start.equals(UNKNOWN) && process.info()
            .startInstant()
            .filter(known -> Duration.between(Instant.parse(start), known).abs().compareTo(CLOCK_SET_AT_MOST) < 0)
            .isPresent();
    }

    private static void end(String name, ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS);
        }
        catch (TimeoutException | ExecutionException late) {
            log.warn("{} does not end by itself and is killed", name);
            process.destroyForcibly();
            process.onExit().orTimeout(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS).exceptionally(left -> process).join();
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse(UNKNOWN);
    }

    private static List<String> ownGroup() {
        if (isThere("/usr/bin/setsid")) {
            return List.of("/usr/bin/setsid");
        }
        // macOS has no setsid, but Perl.
        return isThere("/usr/bin/perl") ? List.of("/usr/bin/perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV;")
                : List.of();
    }

    private static boolean isThere(String program) {
        return Files.isExecutable(Path.of(program));
    }

    private static Path logFile(String name, DataFolder folder) {
        return folder.resolve(name + ".log");
    }

    private static String tail(String name, DataFolder folder) {
        try (var lines = Files.lines(logFile(name, folder))) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - LOG_LINES), all.size()));
        }
        catch (IOException none) {
            return Optional.ofNullable(none.getMessage()).orElse("no log");
        }
    }

}
