package io.firstcome.http.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/// Sees to it that each request of a connection is answered, whatever stands in it.
///
/// Reactor Netty queues a request that arrives before it is done with the last one, and
/// drops the queue when one in it asks for the connection to be closed: its sender waits
/// forever (1.3.6 and 1.3.8, not 1.2.6). So that wish is kept from it and fulfilled here.
/// What the decoder could not read is answered here too, in its turn and with a body.
final class AnsweredRequests extends ChannelDuplexHandler {

    private final UnreadableRequests unreadable;

    private long received;

    private long answered;

    private boolean answering;

    /// The request under way, or the one before, is the last of this connection.
    private boolean last;

    /// And its body has been read, so that nothing further counts.
    private boolean complete;

    private @Nullable FullHttpResponse refusal;

    private AnsweredRequests(UnreadableRequests unreadable) {
        this.unreadable = unreadable;
    }

    /// Adds itself to a connection that is being made, next to the decoder.
    static void watch(ChannelPipeline pipeline, HttpDecoder decoder, UnreadableRequests unreadable) {
        pipeline.addAfter(decoder.last(), null, new AnsweredRequests(unreadable));
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object message) {
        if (complete || (message instanceof HttpRequest request && !begin(connection, request))) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof LastHttpContent) {
            complete = last;
        }
        connection.fireChannelRead(message);
    }

    private boolean begin(ChannelHandlerContext connection, HttpRequest request) {
        refusal = unreadable.refusal(request);
        if (refusal != null) {
            complete = true;
            refuseInTurn(connection);
            return false;
        }
        received++;
        if (!HttpUtil.isKeepAlive(request)) {
            last = true;
            HttpUtil.setKeepAlive(request, true);
        }
        return true;
    }

    @Override
    public void write(ChannelHandlerContext connection, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpResponse response
                && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            answering = true;
            if (isLastResponse()) {
                HttpUtil.setKeepAlive(response, false);
            }
        }
        if (!answering || !(message instanceof LastHttpContent)) {
            super.write(connection, message, promise);
            return;
        }
        boolean closes = isLastResponse();
        answering = false;
        answered++;
        ChannelPromise written = closes ? promise.unvoid().addListener(ChannelFutureListener.CLOSE) : promise;
        super.write(connection, message, written);
        refuseInTurn(connection);
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
        ReferenceCountUtil.release(refusal);
        refusal = null;
    }

    private boolean isLastResponse() {
        return last && received - answered == 1;
    }

    private void refuseInTurn(ChannelHandlerContext connection) {
        @Nullable FullHttpResponse now = refusal;
        if (now != null && received == answered) {
            refusal = null;
            connection.writeAndFlush(now).addListener(ChannelFutureListener.CLOSE);
        }
    }

}
