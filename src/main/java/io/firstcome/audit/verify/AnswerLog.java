package io.firstcome.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.core.CouponId;

/// A caller's own log of answers: one JSON object a line, `{"user", "status", "issueId"}`.
/// Fields beyond these are left alone.
final class AnswerLog {

    private static final JsonMapper JSON = new JsonMapper();

    private AnswerLog() {
    }

    /// What was promised, by coupon. Errors: [IOException] when the file cannot be read
    /// or a line is not understood; the message names the line.
    static Map<CouponId, List<PromisedIssue>> read(Path file) throws IOException {
        var promised = new ArrayList<PromisedIssue>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            try {
                if (!line.isBlank()) {
                    PromisedIssue.of(JSON.readTree(line)).ifPresent(promised::add);
                }
            }
            catch (JacksonException | IllegalArgumentException failed) {
                throw new IOException(file + ", line " + number + ": " + failed.getMessage(), failed);
            }
        }
        return promised.stream().collect(Collectors.groupingBy(PromisedIssue::coupon));
    }

}
