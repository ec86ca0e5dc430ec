package io.firstcome.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.netty.NettyPipeline;

/// Sees to it that each request of a connection is answered, whatever stands in it.
///
/// Reactor Netty queues a request that arrives before it is done with the last one, and
/// drops the queue when one in it asks for the connection to be closed: its sender waits
/// forever (1.3.6 and 1.3.8, not 1.2.6). So that wish is kept from it and fulfilled here.
/// What the decoder could not read is answered here too, in its turn and with a body. And
/// whoever is not answered all the same is let go.
final class AnsweredRequests extends ChannelDuplexHandler {

    /// Far more than the longest wait of any call; a response that has begun may take
    /// longer.
    static final Duration ANSWER_WITHIN = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(AnsweredRequests.class);

    private final UnreadableRequests unreadable;

    private long received;

    private long answered;

    private boolean answering;

    /// The request under way, or the one before, is the last of this connection.
    private boolean last;

    /// And its body has been read, so that nothing further counts.
    private boolean complete;

    private @Nullable FullHttpResponse refusal;

    private @Nullable ScheduledFuture<?> look;

    private AnsweredRequests(UnreadableRequests unreadable) {
        this.unreadable = unreadable;
    }

    /// Adds itself to a connection that is being made, next to the decoder. HTTP/1.1
    /// only.
    static void watch(Channel connection, UnreadableRequests unreadable) {
        if (connection.pipeline().get(NettyPipeline.HttpCodec) != null) {
            connection.pipeline().addAfter(NettyPipeline.HttpCodec, null, new AnsweredRequests(unreadable));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object message) {
        if (complete || (message instanceof HttpRequest request && !begin(connection, request))) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof LastHttpContent) {
            complete = last;
            watch(connection);
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
    public void handlerRemoved(ChannelHandlerContext connection) {
        if (look != null) {
            look.cancel(false);
        }
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

    // One look per connection and period, not one per request.
    private void watch(ChannelHandlerContext connection) {
        if (look == null) {
            long before = answered;
            look = connection.executor()
                .schedule(() -> look(connection, before), ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look(ChannelHandlerContext connection, long before) {
        look = null;
        if (received > answered && answered == before && !answering) {
            log.warn("A request was not answered within {}: its connection is closed.", ANSWER_WITHIN);
            connection.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
        }
        else if (received > answered) {
            watch(connection);
        }
    }

}
