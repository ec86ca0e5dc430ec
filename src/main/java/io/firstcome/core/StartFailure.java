package io.firstcome.core;

/// Why the service does not start: what is wrong, and what to do.
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    public StartFailure(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }

}
