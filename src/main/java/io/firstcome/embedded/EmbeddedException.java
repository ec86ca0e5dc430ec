package io.firstcome.embedded;

/// The embedded servers cannot run, and what to do about it.
final class EmbeddedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    EmbeddedException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }

}
