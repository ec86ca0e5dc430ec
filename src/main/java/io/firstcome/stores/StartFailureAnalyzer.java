package io.firstcome.stores;

import io.r2dbc.spi.NoSuchOptionException;
import org.flywaydb.core.internal.exception.sqlExceptions.FlywaySqlUnableToConnectToDbException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

import io.firstcome.core.StartFailure;

/// Says in a sentence why the service does not start, instead of a stack trace.
final class StartFailureAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartFailure known) {
                return new FailureAnalysis(known.getMessage(), known.remedy(), known);
            }
            if (cause instanceof NoSuchOptionException missing) {
                return new FailureAnalysis("What spring.r2dbc.url names lacks a part: " + missing.getMessage() + ".",
                        "Set SPRING_R2DBC_URL (r2dbc:mysql://host:3306/firstcome), SPRING_R2DBC_USERNAME and "
                                + "SPRING_R2DBC_PASSWORD.",
                        cause);
            }
            if (cause instanceof FlywaySqlUnableToConnectToDbException) {
                return new FailureAnalysis("MySQL could not be reached for a minute: " + rootMessage(cause),
                        "Is it running, and are spring.r2dbc.url, username and password right? See also \"A start "
                                + "that fails\" in src/docs/operations.md.",
                        cause);
            }
        }
        return null;
    }

    private static String rootMessage(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given") + ".";
    }

}
