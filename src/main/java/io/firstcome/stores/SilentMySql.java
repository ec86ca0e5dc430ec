package io.firstcome.stores;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.timeout.ReadTimeoutHandler;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/// Ends a connection on which MySQL has been silent for too long. The driver has no such
/// limit, and a handshake that the pool has given up keeps its connection
/// (r2dbc/r2dbc-pool#165): a MySQL that hangs for a minute would find hundreds of them,
/// and refuse the living ones for their sake. The event loops are the driver's only way
/// to its channels.
///
/// @param loops where the channels are made
/// @param greetingWithin less than the pool waits for a connection, so that it hears why
/// there is none
/// @param silentAtMost since it last said something: longer than the pool keeps one idle
/// (up to twice its limit) and any statement takes after that
record SilentMySql(LoopResources loops, Duration greetingWithin, Duration silentAtMost) implements LoopResources {

    @Override
    public <C extends Channel> C onChannel(Class<C> type, EventLoopGroup group) {
        C channel = loops.onChannel(type, group);
        channel.pipeline()
            .addFirst(new Greeting(greetingWithin))
            .addFirst(new ReadTimeoutHandler(silentAtMost.toMillis(), TimeUnit.MILLISECONDS));
        return channel;
    }

    @Override
    public <C extends Channel> Class<? extends C> onChannelClass(Class<C> type, EventLoopGroup group) {
        return loops.onChannelClass(type, group);
    }

    @Override
    public EventLoopGroup onClient(boolean useNative) {
        return loops.onClient(useNative);
    }

    @Override
    public EventLoopGroup onServer(boolean useNative) {
        return loops.onServer(useNative);
    }

    @Override
    public EventLoopGroup onServerSelect(boolean useNative) {
        return loops.onServerSelect(useNative);
    }

    @Override
    public boolean daemon() {
        return loops.daemon();
    }

    @Override
    public void dispose() {
        loops.dispose();
    }

    @Override
    public Mono<Void> disposeLater(Duration quietPeriod, Duration timeout) {
        return loops.disposeLater(quietPeriod, timeout);
    }

    /// The first that comes is the server's greeting.
    private static final class Greeting extends ReadTimeoutHandler {

        Greeting(Duration within) {
            super(within.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void channelRead(ChannelHandlerContext connection, Object bytes) throws Exception {
            super.channelRead(connection, bytes);
            connection.pipeline().remove(this);
        }

    }

}
