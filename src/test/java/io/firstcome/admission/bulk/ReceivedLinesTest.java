package io.firstcome.admission.bulk;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class ReceivedLinesTest {

    private final NettyDataBufferFactory buffers = new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT);

    @Test
    void linesAreCutWhereverThePiecesEnd() {
        StepVerifier
            .create(ReceivedLines.of(Flux.just(buffer("al"), buffer("ice\nb"), buffer("ob\r\n\nca"), buffer("rol"))))
            .expectNext("alice", "bob", "", "carol")
            .verifyComplete();
    }

    @Test
    void aLineThatIsTooLongComesAfterThoseBeforeAndEveryBufferIsGivenBackOnce() {
        var pieces = new NettyDataBuffer[] { buffer("before\n" + "x".repeat(10_000)), buffer("x".repeat(10_000)),
                buffer("\nafter\n") };

        StepVerifier.create(ReceivedLines.of(Flux.just(pieces)))
            .expectNext("before")
            .verifyError(ReceivedLines.TooLong.class);

        assertThat(pieces).allMatch(piece -> piece.getNativeBuffer().refCnt() == 0);
    }

    private NettyDataBuffer buffer(String text) {
        NettyDataBuffer buffer = buffers.allocateBuffer(text.length());
        buffer.write(text.getBytes(StandardCharsets.UTF_8));
        return buffer;
    }

}
