package io.firstcome.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// Sends what it is told and hands over what it gets: no header is checked, nothing is
/// unpacked.
public final class PlainClient {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private PlainClient() {
    }

    /// One call.
    ///
    /// @param headers a name, its value, the next name
    public static HttpResponse<byte[]> send(Api api, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(api.url() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

}
