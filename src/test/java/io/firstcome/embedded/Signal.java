package io.firstcome.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/// What one process may be told from outside.
public enum Signal {

    /// Ends at once, without a word.
    KILL,
    /// Stands still; its sockets stay open.
    STOP,
    /// Goes on.
    CONT,
    /// Ends in order.
    TERM;

    private static final int WITHIN_SECONDS = 30;

    /// Returns when it was delivered, and for [#KILL] when the process has ended.
    public void to(ProcessHandle process) {
        try {
            int code = new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid())).start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(this + " did not reach process " + process.pid());
            }
        }
        catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        if (this == KILL) {
            process.onExit().orTimeout(WITHIN_SECONDS, TimeUnit.SECONDS).join();
        }
    }

}
