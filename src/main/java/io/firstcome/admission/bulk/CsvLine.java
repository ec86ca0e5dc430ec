package io.firstcome.admission.bulk;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.firstcome.core.Timestamps;

/// An issue as a line of CSV (RFC 4180) that a spreadsheet takes for text: a cell that it
/// would calculate (`=1+1`) or take for a date (`1-17`) begins with an apostrophe, as OWASP
/// has it. Who wants the values as they are takes NDJSON.
final class CsvLine {

    static final String HEAD = "issueId,couponId,userId,position,status,issuedAt,usedAt,revokedAt\r\n";

    private static final String CALCULATED = "=+-@\t\r";

    private CsvLine() {
    }

    static String of(ExportedIssue issue) {
        return Stream
            .of("'" + issue.issueId(), Long.toString(issue.couponId()), quoted(issue.userId()),
                    Long.toString(issue.position()), issue.status().name(), time(issue.issuedAt()),
                    time(issue.usedAt()), time(issue.revokedAt()))
            .collect(Collectors.joining(",", "", "\r\n"));
    }

    // Users are always quoted: they may have commas.
    private static String quoted(String user) {
        String harmless = CALCULATED.indexOf(user.charAt(0)) < 0 ? user : "'" + user;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "" : Timestamps.format(time);
    }

}
