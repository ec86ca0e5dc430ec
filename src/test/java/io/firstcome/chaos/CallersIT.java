package io.firstcome.chaos;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;

import io.firstcome.harness.Eventually;
import io.firstcome.harness.Token;
import io.firstcome.history.Call;
import io.firstcome.wire.Pauses;
import io.firstcome.wire.Relay;

import static org.assertj.core.api.Assertions.assertThat;

/// The callers themselves: too many at once, too impatient, too slow, or with names that
/// only look alike; and an administrator who changes the coupon meanwhile.
@Chaos
class CallersIT {

    private static final int IMPATIENT = 10_000;

    private final Stage stage;

    CallersIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    @Fault(23)
    void changesOfTheCouponAllTheTimeBreakNothing() throws Exception {
        var drop = new Drop(stage, 23);
        drop.suffers("raised, lowered, paused, resumed and revoked 60 times", () -> {
            int changed = 0;
            for (int times = 0; times < 60; times++) {
                changed += switch (drop.random().nextInt(5)) {
                    case 0 -> administer(drop, HttpMethod.POST, "/pause", "");
                    case 1 -> administer(drop, HttpMethod.POST, "/resume", "");
                    case 2 -> administer(drop, HttpMethod.DELETE, "/issues/" + drop.random().nextInt(1, 300), "");
                    default -> administer(drop, HttpMethod.PATCH, "",
                            "{\"totalQuantity\": " + (500 + drop.random().nextInt(1500)) + "}");
                };
                Pauses.of(Duration.ofMillis(50));
            }
            assertThat(changed).as("changes that were made").isGreaterThan(30);
            administer(drop, HttpMethod.POST, "/resume", "");
            administer(drop, HttpMethod.PATCH, "", "{\"totalQuantity\": 1800}");
        });
        assertThat(drop.books().number("total_quantity")).isEqualTo(1800);
    }

    @Test
    @Fault(24)
    void tenThousandWhoHangUpAfterAMillisecondBreakNothing() throws Exception {
        var drop = new Drop(stage, 24);
        drop.suffers("10,000 hang up after 1 ms",
                () -> Flux.range(0, IMPATIENT)
                    .flatMap(number -> drop.crowd()
                        .askBriefly(stage.instances().get(number % 2), "impatient-" + number, Duration.ofMillis(1)),
                            200)
                    .then()
                    .block(Duration.ofMinutes(2)));
        Eventually.isTrue(() -> stage.mySql().number("SELECT COUNT(*) FROM information_schema.innodb_trx") == 0);
    }

    @Test
    @Fault(25)
    void fiveThousandInTheSameSecondBreakNothing() throws Exception {
        var drop = new Drop(stage, 25);
        drop.suffers("5,000 in the same second", () -> {
            List<Call> last = Objects.requireNonNull(drop.crowd().come(5000).block(Duration.ofMinutes(1)));
            assertThat(last).hasSize(5000).allMatch(Call::isFinal);
        });
    }

    @Test
    @Fault(26)
    void aRaiseAfterTheSellOutIsGivenOutToTheLastSeat() throws Exception {
        var drop = new Drop(stage, 26);
        drop.suffers("raised three times after the sell-out", () -> {
            for (int times = 1; times <= 3; times++) {
                drop.sellOut();
                administer(drop, HttpMethod.PATCH, "", "{\"totalQuantity\": " + (1500 + 100 * times) + "}");
            }
        });
        assertThat(drop.books().number("issued_quantity")).isEqualTo(1800);
    }

    @Test
    @Fault(27)
    void usersWhoOnlyLookAlikeAreDifferentUsers() throws Exception {
        var drop = new Drop(stage, 27);
        drop.suffers("Bob and bob, a space behind, an accent composed and not", () -> {
            for (String user : List.of("Bob", "bob", "BOB")) {
                assertThat(drop.crowd().ask(stage.first(), user).block(Duration.ofSeconds(10))).isNotNull()
                    .matches(call -> call.status() == 201);
            }
            for (String user : List.of("bob ", " bob", "Ren\u00e9", "Rene\u0301")) {
                stage.first().api().issue(drop.coupon(), user).expectStatus().isUnauthorized();
            }
        });
    }

    @Test
    @Fault(28)
    void slowSendersAndHugeHeadersStopNobody() throws Exception {
        var drop = new Drop(stage, 28);
        drop.suffers("300 senders at a byte a second, huge headers, huge bodies", () -> {
            var slow = slowSenders(300);
            long since = System.nanoTime();
            String token = Token.of("huge");
            assertThat(answerTo("GET /v1/coupons HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(200_000) + "\r\n\r\n"))
                .contains(" 431 ");
            assertThat(answerTo("POST /v1/coupons HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n{"))
                .matches("(?s)HTTP/1.1 4\\d\\d .*");
            Eventually.isTrue(() -> drop.history()
                .calls()
                .stream()
                .filter(call -> call.askedAt() > since && call.isFinal())
                .count() > 300);
            Eventually.isTrue(() -> slow.stream().allMatch(CallersIT::isEnded));
        });
    }

    /// One when it was done, none when it was refused.
    private int administer(Drop drop, HttpMethod method, String path, String body) {
        return stage.instances()
            .get(drop.random().nextInt(2))
            .api()
            .admin()
            .method(method)
            .uri("/v1/coupons/" + drop.coupon() + path)
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(body)
            .exchange()
            .expectBody()
            .returnResult()
            .getStatus()
            .is2xxSuccessful() ? 1 : 0;
    }

    private List<Socket> slowSenders(int count) throws IOException {
        var sockets = new ArrayList<Socket>();
        for (int number = 0; number < count; number++) {
            var socket = new Socket("localhost", URI.create(stage.first().url()).getPort());
            sockets.add(socket);
            Thread.ofVirtual().start(() -> {
                try {
                    for (byte letter : "POST /v1/coupons/1/issues HTTP/1.1".getBytes(StandardCharsets.US_ASCII)) {
                        socket.getOutputStream().write(letter);
                        Pauses.seconds(1);
                    }
                }
                catch (IOException ended) {
                    Relay.end(socket);
                }
            });
        }
        return sockets;
    }

    private String answerTo(String request) throws IOException {
        try (var socket = new Socket("localhost", URI.create(stage.first().url()).getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] head = socket.getInputStream().readNBytes(64);
            return new String(head, StandardCharsets.US_ASCII);
        }
    }

    private static boolean isEnded(Socket socket) {
        return socket.isClosed();
    }

}
