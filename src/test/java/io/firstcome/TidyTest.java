package io.firstcome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What a reviewer should not have to say.
class TidyTest {

    private static final int LINES_MAX = 200;

    private static final int README_LINES_MAX = 130;

    private static final Path SOURCES = Path.of("src");

    /// What no type may be called, and what to do instead.
    private static final Map<Pattern, String> NAMES = Map.of( //
            Pattern.compile("\\w+(Impl|Manager|Helper|Utils?|Processor|DTO|Dto)"),
            "name what it is or does: a domain noun, a plain verb", //
            Pattern.compile("(Abstract|Base|I[A-Z])\\w*"), "name the idea, not its place in a hierarchy");

    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|interface|enum) (\\w+)");

    /// What no text of ours may say, and what to say instead.
    private static final Map<Pattern, String> WORDS = Map.of( //
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b"), "do it now or leave it out", //
            Pattern.compile("(?i)\\bwhite" + "list|black" + "list"), "say allowed, refused", //
            Pattern.compile("@Suppress" + "Warnings"), "mend the cause", //
            Pattern.compile("Thread\\.sl" + "eep\\((?!LOOK_EVERY)"), "wait for what you wait for, see Eventually");

    private static final List<String> PACKAGES = List.of("config", "common", "util", "dto", "service", "impl");

    @Test
    void noFileIsLongerThanOneCanHoldInMind() {
        assertThat(sources().stream().filter(file -> lines(file).size() > LINES_MAX))
            .as("files over %d lines: find the second idea in them and give it a file of its own", LINES_MAX)
            .isEmpty();
    }

    @Test
    void theReadmeIsTwoScreens() {
        assertThat(lines(Path.of("README.md")))
            .as("the README is two screens: what is more than that belongs into src/docs")
            .hasSizeLessThanOrEqualTo(README_LINES_MAX);
    }

    @Test
    void namesSayWhatThingsAre() {
        var found = new ArrayList<String>();
        sources().forEach(file -> lines(file).stream()
            .flatMap(line -> TYPE.matcher(line).results())
            .forEach(type -> NAMES.forEach((pattern, instead) -> {
                if (pattern.matcher(type.group(1)).matches()) {
                    found.add(file + ": " + type.group(1) + ": " + instead);
                }
            })));
        assertThat(found).isEmpty();
    }

    @Test
    void wordsAreOurs() {
        var found = new ArrayList<String>();
        sources().forEach(file -> lines(file).forEach(line -> WORDS.forEach((pattern, instead) -> {
            if (pattern.matcher(line).find()) {
                found.add(file + ": " + line.strip() + ": " + instead);
            }
        })));
        assertThat(found).isEmpty();
    }

    @Test
    void aFolderIsAnIdea() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(Files::isDirectory)
                .filter(folder -> PACKAGES.contains(folder.getFileName().toString())))
                .as("a room has the name of its idea, not of a layer")
                .isEmpty();
        }
    }

    @Test
    void everyRoomSaysWhatItIsFor() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES.resolve("main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java"))))
                .as("add a package-info that says what the room is for and what it may touch")
                .isEmpty();
        }
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|lua|sql|yaml)")).toList();
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

}
