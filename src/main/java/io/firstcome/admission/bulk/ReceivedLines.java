package io.firstcome.admission.bulk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Cuts a body into its lines while it arrives, each of a bounded length. The framework's
/// decoder of lines gives the buffers of one that is too long back twice, which ends the
/// connection.
final class ReceivedLines {

    private static final int BYTES_MAX = 16 * 1024;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private boolean tooLong;

    private ReceivedLines() {
    }

    /// The lines in UTF-8, without their ends; the last one may have none. Errors with
    /// [TooLong],
    /// after the lines before, when one has more than 16 KB; what follows is not kept.
    static Flux<String> of(Flux<DataBuffer> body) {
        return Flux.defer(() -> {
            var lines = new ReceivedLines();
            return body.concatMapIterable(lines::take).concatWith(Mono.defer(lines::last));
        });
    }

    private List<String> take(DataBuffer piece) {
        var complete = new ArrayList<String>();
        try {
            while (piece.readableByteCount() > 0 && !tooLong) {
                byte next = piece.read();
                if (next == '\n') {
                    complete.add(cut());
                }
                else {
                    line.write(next);
                    tooLong = line.size() > BYTES_MAX;
                }
            }
        }
        finally {
            DataBufferUtils.release(piece);
        }
        return complete;
    }

    private Mono<String> last() {
        if (tooLong) {
            return Mono.error(new TooLong());
        }
        return line.size() == 0 ? Mono.empty() : Mono.just(cut());
    }

    private String cut() {
        String text = line.toString(StandardCharsets.UTF_8).strip();
        line.reset();
        return text;
    }

    /// A line that is none any more.
    static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLong() {
            super("a line has more than " + BYTES_MAX + " bytes", null, false, false);
        }

    }

}
