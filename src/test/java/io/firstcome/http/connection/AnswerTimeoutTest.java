package io.firstcome.http.connection;

import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Whoever is not answered is let go, and nobody else.
class AnswerTimeoutTest {

    private static final long WITHIN = AnswerTimeout.WITHIN.toSeconds();

    private final EmbeddedChannel connection = new EmbeddedChannel(new AnswerTimeout());

    AnswerTimeoutTest() {
        connection.freezeTime();
    }

    @Test
    void whoIsNotAnsweredIsLetGo() {
        request();
        later(WITHIN - 1);
        assertThat(connection.isOpen()).isTrue();

        later(1);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void whoIsNotAnsweredBehindOthersIsLetGoTheNextTime() {
        request();
        answer();
        request();
        later(WITHIN);
        assertThat(connection.isOpen()).as("one was answered meanwhile").isTrue();

        later(WITHIN);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void whoIsBeingAnsweredIsKept() {
        request();
        connection.writeOutbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));

        later(10 * WITHIN);
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void toldToGoOnIsNotAnswered() {
        request();
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));

        later(WITHIN);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void whoAsksForNothingIsKept() {
        request();
        answer();

        later(10 * WITHIN);
        assertThat(connection.isOpen()).isTrue();
    }

    private void request() {
        connection
            .writeInbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/", Unpooled.EMPTY_BUFFER));
    }

    private void answer() {
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
    }

    private void later(long seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
    }

}
