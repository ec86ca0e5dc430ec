package io.firstcome.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says at the start what to set, instead of a stack trace.
final class IdentityMissingAnalyzer extends AbstractFailureAnalyzer<IdentityMissingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, IdentityMissingException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }

}
