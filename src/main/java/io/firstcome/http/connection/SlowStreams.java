package io.firstcome.http.connection;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

import io.firstcome.http.StreamedUploads;

/// Resets each stream of an HTTP/2 connection whose body takes longer to arrive than a
/// limit, as [RequestReadTimeout] closes a connection of HTTP/1.1. One per connection; a
/// request without a body costs nothing.
final class SlowStreams extends ChannelInboundHandlerAdapter {

    private final Duration within;

    private final Map<Http2FrameStream, Upload> uploads = new HashMap<>();

    SlowStreams(Duration within) {
        this.within = within;
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object message) {
        switch (message) {
            case Http2HeadersFrame frame when frame.isEndStream() -> end(frame.stream());
            case Http2HeadersFrame frame -> begin(connection, frame);
            case Http2DataFrame frame when frame.isEndStream() -> end(frame.stream());
            case Http2DataFrame frame -> goOn(connection, frame.stream());
            case Http2ResetFrame frame -> end(frame.stream());
            default -> {
            }
        }
        connection.fireChannelRead(message);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext connection) {
        uploads.values().forEach(upload -> upload.limit.cancel(false));
        uploads.clear();
    }

    private void begin(ChannelHandlerContext connection, Http2HeadersFrame frame) {
        end(frame.stream());
        Http2Headers headers = frame.headers();
        boolean isLong = StreamedUploads.areSentBy(String.valueOf(headers.method()), String.valueOf(headers.path()));
        watch(connection, frame.stream(), isLong);
    }

    private void goOn(ChannelHandlerContext connection, Http2FrameStream stream) {
        @Nullable Upload upload = uploads.get(stream);
        if (upload != null && upload.isLong) {
            end(stream);
            watch(connection, stream, true);
        }
    }

    private void watch(ChannelHandlerContext connection, Http2FrameStream stream, boolean isLong) {
        Duration atMost = isLong ? RequestReadTimeout.NOTHING_COMES_AT_MOST : within;
        ScheduledFuture<?> limit = connection.executor()
            .schedule(() -> reset(connection, stream), atMost.toMillis(), TimeUnit.MILLISECONDS);
        uploads.put(stream, new Upload(limit, isLong));
    }

    private void reset(ChannelHandlerContext connection, Http2FrameStream stream) {
        uploads.remove(stream);
        connection.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL).stream(stream))
            .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }

    private void end(@Nullable Http2FrameStream stream) {
        @Nullable Upload upload = uploads.remove(stream);
        if (upload != null) {
            upload.limit.cancel(false);
        }
    }

    private record Upload(ScheduledFuture<?> limit, boolean isLong) {
    }

}
