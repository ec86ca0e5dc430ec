package io.firstcome.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Halves the start of a process: the JVM keeps what it loaded and linked at the first
/// start (JEP 514) and uses it for all later ones of the same jar. The build names the
/// jar; without one, as in an IDE, processes start from the folders.
final class StartupCache {

    private static final Optional<Path> JAR = Optional.ofNullable(System.getProperty("service.jar"))
        .map(Path::of)
        .filter(Files::exists);

    private static final int ATTEMPTS_MAX = 4;

    private static final AtomicInteger MADE = new AtomicInteger();

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

    /// What the JVM is told. A process makes the cache when it ends in order, and the
    /// next
    /// one tries again when it did not.
    static List<String> flags() {
        return JAR.map(StartupCache::flags).orElseGet(List::of);
    }

    private static List<String> flags(Path jar) {
        for (int attempt = 1; attempt <= MADE.get(); attempt++) {
            if (cache(jar, attempt).toFile().length() > 0) {
                return List.of("-XX:AOTCache=" + cache(jar, attempt));
            }
        }
        return MADE.get() < ATTEMPTS_MAX ? List.of("-XX:AOTCacheOutput=" + cache(jar, MADE.incrementAndGet()))
                : List.of();
    }

    private static Path cache(Path jar, int attempt) {
        try {
            return jar.resolveSibling("startup-" + Files.getLastModifiedTime(jar).toMillis() + "-" + attempt + ".aot");
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

}
