package io.firstcome.admission.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a caller prefers, by the header `Prefer` of RFC 7240: to be answered at once, or
/// to wait for the commit. What cannot be read is ignored, as the RFC says.
record Preference(boolean respondAsync, Optional<Duration> waiting) {

    static final Duration WAIT_DEFAULT = Duration.ofSeconds(2);

    static final Duration WAIT_MAX = Duration.ofSeconds(10);

    private static final Preference NONE = new Preference(false, Optional.empty());

    private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(;.*)?");

    private static final Pattern RESPOND_ASYNC = Pattern.compile("respond-async\\s*(=\\s*(\"\")?)?\\s*(;.*)?");

    static Preference of(List<String> headers) {
        if (headers.isEmpty()) {
            return NONE;
        }
        boolean respondAsync = false;
        Optional<Duration> wait = Optional.empty();
        for (String part : String.join(",", headers).toLowerCase(Locale.ROOT).split(",", -1)) {
            String preference = part.strip();
            respondAsync |= RESPOND_ASYNC.matcher(preference).matches();
            Matcher seconds = WAIT.matcher(preference);
            // The first one counts, as in the RFC.
            if (wait.isEmpty() && seconds.matches()) {
                wait = Optional.of(Duration.ofSeconds(Long.parseLong(seconds.group(1))));
            }
        }
        return new Preference(respondAsync, wait);
    }

    /// How long to wait for the commit.
    Duration waitForCommit() {
        return waiting.map(wished -> wished.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wished)
            .orElse(respondAsync ? Duration.ZERO : WAIT_DEFAULT);
    }

    /// What to tell of it, by the header `Preference-Applied`. Empty when nothing was
    /// preferred.
    Optional<String> applied() {
        if (waiting.isPresent()) {
            String waited = "wait=" + waitForCommit().toSeconds();
            return Optional.of(respondAsync ? "respond-async, " + waited : waited);
        }
        return respondAsync ? Optional.of("respond-async") : Optional.empty();
    }

}
