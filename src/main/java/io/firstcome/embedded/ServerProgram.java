package io.firstcome.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.stream.Stream;

import io.firstcome.embedded.ServerKind.Version;

/// A program that can serve.
record ServerProgram(ServerKind kind, Version version, Path path) {

    /// The program that made the data if it is still there, else one on PATH that is new
    /// enough, else the one from the jar. Fails with [EmbeddedException] when the data
    /// was made by one that this is not, or that is newer.
    static ServerProgram choose(DataFolder folder, String name, Stream<ServerKind> onPath,
            Supplier<ServerProgram> jar) {
        String file = name + "-program";
        Optional<ServerProgram> before = read(folder.resolve(file));
        Optional<ServerProgram> same = before.flatMap(known -> at(known.kind, known.path));
        ServerProgram chosen = same
            .or(() -> onPath.flatMap(kind -> findOnPath(kind).stream())
                .filter(program -> before.stream().allMatch(program::canRead))
                .findFirst())
            .orElseGet(jar);
        before.filter(known -> !chosen.canRead(known)).ifPresent(known -> {
            throw new EmbeddedException(
                    "The data in " + folder.path() + " was made by " + known + ", which is gone; " + chosen
                            + " cannot read it.",
                    "Bring that program back, or name another folder with firstcome.embedded.data-folder.");
        });
        chosen.write(folder, file);
        return chosen;
    }

    /// Empty when there is no such program there, or it is too old.
    static Optional<ServerProgram> at(ServerKind kind, Path path) {
        return Files.isExecutable(path) ? versionOf(kind, path).filter(version -> version.compareTo(kind.oldest()) >= 0)
            .map(version -> new ServerProgram(kind, version, path)) : Optional.empty();
    }

    private boolean canRead(ServerProgram writer) {
        return kind == writer.kind && version.compareTo(writer.version) >= 0;
    }

    @Override
    public String toString() {
        return kind.command() + " " + version + " (" + path + ")";
    }

    private static Optional<ServerProgram> findOnPath(ServerKind kind) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator, -1))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, kind.command()))
            .flatMap(file -> at(kind, file).stream())
            .findFirst();
    }

    private static Optional<Version> versionOf(ServerKind kind, Path path) {
        try {
            String says = ChildProcess.outputOf(path.toString(), "--version");
            Matcher version = kind.version().matcher(says);
            return version.find()
                    ? Optional.of(new Version(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2))))
                    : Optional.empty();
        }
        catch (IOException cannotRun) {
            return Optional.empty();
        }
    }

    private static Optional<ServerProgram> read(Path file) {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            String[] words = Files.readString(file).strip().split(" ", 4);
            return Optional.of(new ServerProgram(ServerKind.valueOf(words[0]),
                    new Version(Integer.parseInt(words[1]), Integer.parseInt(words[2])), Path.of(words[3])));
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void write(DataFolder folder, String file) {
        try {
            folder.write(file, kind.name() + " " + version.major() + " " + version.minor() + " " + path);
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

}
