package io.firstcome.security;

/// The service was not told, or was told twice, whose tokens to believe. It does not
/// start then.
public final class IdentityUnclearException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    IdentityUnclearException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }

}
