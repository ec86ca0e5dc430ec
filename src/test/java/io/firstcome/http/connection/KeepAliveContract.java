package io.firstcome.http.connection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.firstcome.harness.Api;
import io.firstcome.harness.Token;

import static org.assertj.core.api.Assertions.assertThat;

/// A connection that is kept and used again, request after request.
abstract class KeepAliveContract {

    private static final Duration SILENT_AT_MOST = Duration.ofSeconds(15);

    abstract Api api();

    /// A client may send its next request as soon as it has the answer, which can be
    /// before the server is done with the last one (reactor/reactor-netty#4361).
    @Test
    void aConnectionIsReadFromAgainAfterPipelinedRequests() throws IOException {
        String issue = "POST /v1/coupons/" + api().openCoupon(1) + "/issues";

        try (var connection = open()) {
            var answers = answers(connection);

            send(connection, request(issue) + request("GET /nothing-here"));
            assertThat(status(answers)).isEqualTo(201);
            assertThat(status(answers)).isEqualTo(404);

            send(connection, request(issue));
            assertThat(status(answers)).isEqualTo(200);
        }
    }

    /// Reactor Netty drops a queued request that asks for the end of the connection; both
    /// in one piece is what makes it queue the second without fail.
    @Test
    void theLastOfPipelinedRequestsIsAnsweredBeforeItsConnectionIsClosed() throws IOException {
        String issue = "POST /v1/coupons/" + api().openCoupon(1) + "/issues";

        try (var connection = open()) {
            var answers = answers(connection);

            send(connection, request(issue) + closing(request(issue)) + request(issue));

            assertThat(status(answers)).isEqualTo(201);
            assertThat(status(answers)).isEqualTo(200);
            assertThat(answers.readLine()).isNull();
        }
    }

    @Test
    void aRequestThatEndsAKeptConnectionIsAnsweredHoweverSoonItComes() throws IOException {
        for (int index = 0; index < 300; index++) {
            try (var connection = open()) {
                var answers = answers(connection);
                send(connection, request("GET /nothing-here"));
                assertThat(status(answers)).isEqualTo(404);
                send(connection, closing(request("GET /nothing-here")));
                assertThat(status(answers)).isEqualTo(404);
                assertThat(answers.readLine()).isNull();
            }
        }
    }

    @Test
    void aRequestOfHttp10IsAnsweredAndItsConnectionClosed() throws IOException {
        try (var connection = open()) {
            var answers = answers(connection);
            send(connection, request("GET /nothing-here").replace("HTTP/1.1", "HTTP/1.0"));
            assertThat(status(answers)).isEqualTo(404);
            assertThat(answers.readLine()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource
    void whatCannotBeReadIsRefusedWithAProblemAfterTheAnswersBeforeIt(String unreadable, int status, String code)
            throws IOException {
        try (var connection = open(); var alone = open()) {
            send(alone, unreadable);
            assertThat(new String(alone.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("application/problem+json", "\r\ndate: ", "\"code\":\"" + code + "\"");

            send(connection, request("GET /nothing-here") + unreadable);
            var answers = answers(connection);
            assertThat(status(answers)).isEqualTo(404);
            assertThat(status(answers)).isEqualTo(status);
            assertThat(answers.readLine()).isNull();
        }
    }

    static Stream<Arguments> whatCannotBeReadIsRefusedWithAProblemAfterTheAnswersBeforeIt() {
        return Stream.of(
                Arguments.of("GET /v1/coupons?state=a|b HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, "bad-request"),
                Arguments.of("GET /v1/coupons?state={} HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, "bad-request"),
                Arguments.of("GET /v1/coupons?state=\" HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, "bad-request"),
                Arguments.of("GET /v1/coupons?state=% HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, "bad-request"),
                Arguments.of("GET / HTTP/1.1\r\nHost localhost\r\n\r\n", 400, "bad-request"),
                Arguments.of("GET /?q=" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 414,
                        "uri-too-long"),
                Arguments.of("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(17_000) + "\r\n\r\n", 431,
                        "headers-too-large"));
    }

    @Test
    void aTokenOfManyRolesFits() throws IOException {
        try (var connection = open()) {
            send(connection, "GET /nothing-here HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(15_000) + "\r\n\r\n");
            assertThat(status(answers(connection))).isEqualTo(404);
        }
    }

    /// Ten seconds for a request; as long as one likes between two.
    @Test
    void aConnectionIsClosedWhenARequestTakesTooLongToArrive() throws IOException {
        try (var inHead = open(); var inBody = open(); var behind = open(); var idle = open()) {
            send(idle, request("GET /nothing-here"));
            assertThat(status(answers(idle))).isEqualTo(404);
            send(inHead, "POST /v1/coupons HT");
            send(inBody, "POST /local/nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n123");

            send(behind,
                    request("GET /nothing-here") + "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n1");

            assertThat(answers(inHead).readLine()).isNull();
            assertThat(status(answers(inBody))).isEqualTo(404);
            assertThat(inBody.getInputStream().read()).isEqualTo(-1);
            assertThat(behind.getInputStream().readAllBytes()).isNotEmpty();

            send(idle, request("GET /nothing-here"));
            assertThat(status(answers(idle))).isEqualTo(404);
        }
    }

    private static BufferedReader answers(Socket connection) throws IOException {
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
    }

    private Socket open() throws IOException {
        var address = URI.create(api().url());
        var connection = new Socket(address.getHost(), address.getPort());
        connection.setSoTimeout((int) SILENT_AT_MOST.toMillis());
        return connection;
    }

    private static String request(String line) {
        return line + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Token.of("keeps")
                + "\r\nContent-Length: 0\r\n\r\n";
    }

    private static String closing(String request) {
        return request.replace("Host:", "Connection: close\r\nHost:");
    }

    private static void send(Socket connection, String requests) throws IOException {
        connection.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
    }

    /// Reads one answer to its end.
    private static int status(BufferedReader answers) throws IOException {
        int status = Integer.parseInt(answers.readLine().split(" ", -1)[1]);
        int length = 0;
        for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        answers.skip(length);
        return status;
    }

}
