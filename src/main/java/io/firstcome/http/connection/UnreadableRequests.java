package io.firstcome.http.connection;

import java.util.List;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.http.ApiCall;
import io.firstcome.http.ApiRefusals;
import io.firstcome.http.HttpDate;
import io.firstcome.http.Problem;
import io.firstcome.http.ResponseHeaders;

/// What is answered to requests that do not get as far as a filter: too long, or not
/// HTTP. The server by itself has a status for them and no body.
@Component
class UnreadableRequests implements ApiRefusals {

    private static final Problem MALFORMED = Problem.of(400, "bad-request",
            "The request line or a header is malformed.");

    private static final Problem BAD_ADDRESS = MALFORMED.saying(
            "The address contains a character that must be percent-encoded, or a percent sign that encodes nothing.");

    private static final Problem ADDRESS_TOO_LONG = Problem.of(414, "uri-too-long",
            "The request line may have at most 8 KB.");

    private static final Problem HEADERS_TOO_LARGE = Problem.of(431, "headers-too-large",
            "The headers may have at most 16 KB in all.");

    private static final String NEVER_RAW = "\"<>\\^`{|}";

    private final JsonMapper json;

    private final HttpDate date;

    UnreadableRequests(JsonMapper json, HttpDate date) {
        this.json = json;
        this.date = date;
    }

    @Override
    public List<Problem> of(ApiCall call) {
        return List.of(ADDRESS_TOO_LONG, HEADERS_TOO_LARGE);
    }

    /// Null when the request can be read.
    @Nullable FullHttpResponse refusal(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return refusal(problem(request.decoderResult().cause()));
        }
        return isAddress(request.uri()) ? null : refusal(BAD_ADDRESS);
    }

    private static Problem problem(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException line -> ADDRESS_TOO_LONG;
            case TooLongHttpHeaderException headers -> HEADERS_TOO_LARGE;
            default -> MALFORMED;
        };
    }

    private FullHttpResponse refusal(Problem problem) {
        byte[] body = json.writeValueAsBytes(problem);
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(problem.status()),
                Unpooled.wrappedBuffer(body));
        ResponseHeaders.FIXED.forEach(response.headers()::set);
        response.headers()
            .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
            .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
            .set(HttpHeaderNames.DATE, date.now())
            .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }

    // As in RFC 3986, of which the rest is parsed where the address is used.
    private static boolean isAddress(String text) {
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter <= ' ' || letter > '~' || NEVER_RAW.indexOf(letter) >= 0
                    || (letter == '%' && !isEncoded(text, index + 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEncoded(String text, int from) {
        return from + 1 < text.length() && Character.digit(text.charAt(from), 16) >= 0
                && Character.digit(text.charAt(from + 1), 16) >= 0;
    }

}
