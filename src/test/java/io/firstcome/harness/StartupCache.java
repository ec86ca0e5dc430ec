package io.firstcome.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.firstcome.FirstcomeApplication;

/// Halves the start of a process: one start is made for the JVM to keep what it loaded and
/// linked (JEP 514), and all later ones of the same jar use that. The build names the jar;
/// without one, as in an IDE, processes start from the folders.
final class StartupCache {

    static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

    private static final int WITHIN_SECONDS = 90;

    private static final Optional<Path> JAR = Optional.ofNullable(System.getProperty("service.jar"))
        .map(Path::of)
        .filter(Files::exists);

    private static final Optional<Path> CACHE = JAR.map(StartupCache::make).filter(Files::exists);

    private StartupCache() {
    }

    /// That of the tests, but with the jar in the place of the folders.
    static String classPath() {
        String own = System.getProperty("java.class.path");
        return JAR
            .map(jar -> jar + File.pathSeparator
                    + Arrays.stream(own.split(File.pathSeparator))
                        .filter(entry -> entry.endsWith(".jar"))
                        .collect(Collectors.joining(File.pathSeparator)))
            .orElse(own);
    }

    /// What the JVM is told beside [#QUICK].
    static List<String> flags() {
        return CACHE.map(cache -> List.of("-XX:AOTCache=" + cache)).orElseGet(List::of);
    }

    // A start that ends as soon as all is put together, and reaches for no server.
    private static Path make(Path jar) {
        Path cache = jar.resolveSibling("startup.aot");
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(QUICK);
        command.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh", "-cp", classPath(),
                FirstcomeApplication.class.getName(), "--spring.flyway.enabled=false",
                "--spring.r2dbc.url=r2dbc:mysql://127.0.0.1:1/none", "--spring.r2dbc.username=nobody",
                "--spring.data.redis.host=127.0.0.1", "--firstcome.security.local-key=" + ServersTest.LOCAL_KEY));
        try {
            Files.deleteIfExists(cache);
            var process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
            if (!process.waitFor(WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return cache;
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

}
