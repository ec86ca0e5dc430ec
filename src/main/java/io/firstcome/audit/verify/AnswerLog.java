package io.firstcome.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A caller's own log of answers: one JSON object a line, `{"user", "status", "issueId"}`.
/// Fields beyond these are left alone.
final class AnswerLog {

    private static final JsonMapper JSON = new JsonMapper();

    private AnswerLog() {
    }

    /// What was promised, line by line, read as it is asked for. Errors: [IOException]
    /// when the file cannot be read or a line is not understood; the message names the
    /// line.
    static Flux<PromisedIssue> read(Path file) {
        return Flux.using(() -> Files.newBufferedReader(file), reader -> Flux.fromStream(reader.lines()))
            .index((number, line) -> promised(file, number + 1, line))
            .flatMap(Mono::justOrEmpty)
            .subscribeOn(Schedulers.boundedElastic());
    }

    private static Optional<PromisedIssue> promised(Path file, long number, String line) {
        try {
            return line.isBlank() ? Optional.empty() : PromisedIssue.of(JSON.readTree(line));
        }
        catch (JacksonException | IllegalArgumentException failed) {
            throw Exceptions.propagate(new IOException(file + ", line " + number + ": " + failed.getMessage(), failed));
        }
    }

}
