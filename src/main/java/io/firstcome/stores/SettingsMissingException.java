package io.firstcome.stores;

/// The service was not told what it stands on. It does not start then.
final class SettingsMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SettingsMissingException(String message) {
        super(message);
    }

}
