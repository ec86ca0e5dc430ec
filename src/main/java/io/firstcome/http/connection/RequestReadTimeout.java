package io.firstcome.http.connection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

import io.firstcome.http.StreamedUploads;

/// Closes a connection whose request, head and body, takes longer to arrive than a
/// limit; Netty by itself waits forever. One per connection. A request that arrives in one
/// piece costs nothing: Reactor Netty's own request timeout would keep each one that is
/// answered at once in memory until the time is over. A body that may be long has no
/// limit as a whole, only one for each time that nothing of it comes.
final class RequestReadTimeout {

    static final Duration NOTHING_COMES_AT_MOST = Duration.ofSeconds(60);

    private final Duration within;

    private final Beginning beginning = new Beginning();

    private boolean underWay;

    private boolean isLong;

    private @Nullable ScheduledFuture<?> limit;

    private RequestReadTimeout(Duration within) {
        this.within = within;
    }

    /// Adds itself around the decoder of a connection that is being made.
    static void limit(ChannelPipeline pipeline, HttpDecoder decoder, Duration within) {
        var timeout = new RequestReadTimeout(within);
        pipeline.addBefore(decoder.first(), null, timeout.beginning).addAfter(decoder.last(), null, timeout.new End());
    }

    private void lift() {
        underWay = false;
        isLong = false;
        cancel();
    }

    private void cancel() {
        if (limit != null) {
            limit.cancel(false);
            limit = null;
        }
    }

    private static void letGo(ChannelHandlerContext connection) {
        connection.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }

    private final class Beginning extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext connection, Object bytes) {
            underWay = true;
            connection.fireChannelRead(bytes);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext connection) {
            if (isLong) {
                cancel();
            }
            if (underWay && limit == null) {
                Duration atMost = isLong ? NOTHING_COMES_AT_MOST : within;
                limit = connection.executor()
                    .schedule(() -> letGo(connection), atMost.toMillis(), TimeUnit.MILLISECONDS);
            }
            connection.fireChannelReadComplete();
        }

        @Override
        public void channelInactive(ChannelHandlerContext connection) {
            lift();
            connection.fireChannelInactive();
        }

    }

    private final class End extends ChannelInboundHandlerAdapter {

        @Override
        public void userEventTriggered(ChannelHandlerContext connection, Object event) {
            connection.fireUserEventTriggered(event);
            if (HttpDecoder.isReplaced(event)) {
                lift();
                connection.pipeline().remove(beginning).remove(this);
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext connection, Object message) {
            if (message instanceof HttpRequest request) {
                isLong = StreamedUploads.areSentBy(request.method().name(), request.uri());
            }
            if (message instanceof LastHttpContent) {
                lift();
            }
            else {
                // The next one may have begun in the same piece as the end of the last.
                underWay = true;
            }
            connection.fireChannelRead(message);
        }

    }

}
