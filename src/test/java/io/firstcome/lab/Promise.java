package io.firstcome.lab;

import java.util.function.Predicate;

/// What a drop promises, and how one sees afterwards whether that was kept.
enum Promise {

    NEVER_MORE_THAN_THE_STOCK(after -> after.figure("overIssued") == 0),

    EVERY_SEAT(after -> after.figure("rows") >= after.figure("totalQuantity")),

    THE_COUNTER_IS_RIGHT(after -> after.figure("uncounted") == 0),

    ONCE_A_USER(after -> after.figure("duplicates") == 0),

    /// A row that nobody was told of is in order only where somebody was told to ask
    /// again.
    YES_MEANS_A_ROW(after -> {
        long untold = after.figure("rows") - after.saidYes();
        return 0 <= untold && untold <= after.saidAskAgain();
    });

    private final Predicate<AfterDrop> kept;

    Promise(Predicate<AfterDrop> kept) {
        this.kept = kept;
    }

    boolean isKept(AfterDrop after) {
        return kept.test(after);
    }

}
