package io.firstcome.http.connection;

import java.util.Optional;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http2.CleartextHttp2ServerUpgradeHandler;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/// Where HTTP/1.1 is decoded on a connection that is being made: one handler, or a few of
/// them while it is open whether the client speaks HTTP/2.
///
/// @param first sees bytes
/// @param last hands on messages
record HttpDecoder(String first, String last) {

    /// Empty where it is decided later, in the handshake of TLS.
    static Optional<HttpDecoder> of(ChannelPipeline pipeline) {
        @Nullable ChannelHandler both = pipeline.get(NettyPipeline.H2CUpgradeHandler);
        if (both != null) {
            return Optional.of(new HttpDecoder(NettyPipeline.H2CUpgradeHandler,
                    pipeline.context(HttpServerUpgradeHandler.class).name()));
        }
        return Optional.ofNullable(pipeline.get(NettyPipeline.HttpCodec))
            .map(decoder -> new HttpDecoder(NettyPipeline.HttpCodec, NettyPipeline.HttpCodec));
    }

    /// The client speaks HTTP/2 from here on, as its first bytes or a header said.
    static boolean isReplaced(Object event) {
        return event instanceof CleartextHttp2ServerUpgradeHandler.PriorKnowledgeUpgradeEvent
                || event instanceof HttpServerUpgradeHandler.UpgradeEvent;
    }

}
