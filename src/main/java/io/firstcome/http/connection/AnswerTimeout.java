package io.firstcome.http.connection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes a connection whose request is not answered within a limit, once or twice that
/// after it has arrived: whatever went wrong, nobody waits forever. A response that has
/// begun may take longer.
final class AnswerTimeout extends ChannelDuplexHandler {

    /// Far more than the longest wait of any call.
    static final Duration WITHIN = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(AnswerTimeout.class);

    private long received;

    private long answered;

    private boolean answering;

    private @Nullable ScheduledFuture<?> look;

    /// Adds itself to a connection that is being made, next to the decoder.
    static void limit(ChannelPipeline pipeline, HttpDecoder decoder) {
        pipeline.addAfter(decoder.last(), null, new AnswerTimeout());
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object message) {
        if (message instanceof LastHttpContent) {
            received++;
            watch(connection);
        }
        connection.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext connection, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpResponse response
                && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            answering = true;
        }
        if (answering && message instanceof LastHttpContent) {
            answering = false;
            answered++;
        }
        super.write(connection, message, promise);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext connection, Object event) {
        connection.fireUserEventTriggered(event);
        if (HttpDecoder.isReplaced(event)) {
            connection.pipeline().remove(this);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext connection) {
        if (look != null) {
            look.cancel(false);
        }
    }

    // One look per connection and period, not one per request.
    private void watch(ChannelHandlerContext connection) {
        if (look == null) {
            long before = answered;
            look = connection.executor()
                .schedule(() -> look(connection, before), WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look(ChannelHandlerContext connection, long before) {
        look = null;
        if (received > answered && answered == before && !answering) {
            log.warn("A request was not answered within {}: its connection is closed.", WITHIN);
            connection.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
        }
        else if (received > answered) {
            watch(connection);
        }
    }

}
