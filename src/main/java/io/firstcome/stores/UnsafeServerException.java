package io.firstcome.stores;

/// A server is set up in a way in which the promises cannot hold.
final class UnsafeServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    UnsafeServerException(Finding.Unsafe finding) {
        super(finding.what());
        this.remedy = finding.remedy();
    }

    String remedy() {
        return remedy;
    }

}
