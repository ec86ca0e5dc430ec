package io.firstcome.gatling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The key that the service under load signs with, and its tokens may be made with. */
final class LocalKey {

    /** Where {@code mvn spring-boot:run} keeps it, seen from here and from the top of the project. */
    private static final Path[] FILES = { Path.of("../.firstcome/local-key"), Path.of(".firstcome/local-key") };

    private LocalKey() {
    }

    /** The system property {@code key}, the variable FIRSTCOME_LOCAL_KEY, or the embedded service's own file. */
    static String find() {
        String told = System.getProperty("key", System.getenv("FIRSTCOME_LOCAL_KEY"));
        if (told != null) {
            return told;
        }
        for (Path file : FILES) {
            if (Files.exists(file)) {
                return in(file);
            }
        }
        throw new IllegalStateException("There is a service, and its local key is not known: tell it with -Dkey=... or FIRSTCOME_LOCAL_KEY.");
    }

    static String in(Path file) {
        try {
            return Files.readString(file).strip();
        }
        catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

}
