package io.firstcome.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says at the start what to set, instead of a stack trace.
final class IdentityUnclearAnalyzer extends AbstractFailureAnalyzer<IdentityUnclearException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, IdentityUnclearException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }

}
