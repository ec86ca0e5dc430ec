package io.firstcome.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says in a sentence why the embedded servers do not run, instead of a stack trace.
final class EmbeddedFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }

}
