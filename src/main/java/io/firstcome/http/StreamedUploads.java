package io.firstcome.http;

import java.util.regex.Pattern;

/// The one address whose bodies have no end that one could wait for, or hold in memory:
/// an import is read as fast as it is worked off.
public final class StreamedUploads {

    private static final Pattern IMPORT = Pattern.compile("[^?]*/v1/coupons/[^/?]+/issues/import(\\?.*)?");

    private StreamedUploads() {
    }

    /// Whether such a request is one.
    ///
    /// @param method in upper case
    /// @param address the path, below whatever the service is, with or without a query
    public static boolean areSentBy(String method, String address) {
        return method.equals("POST") && IMPORT.matcher(address).matches();
    }

}
