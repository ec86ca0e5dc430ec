package io.firstcome.gatling;

import java.util.Locale;
import java.util.Optional;

/** The strategies in the order in which they take their turns, and what is to be seen of each. */
enum Contender {

    NAIVE(Sees.OVER_ISSUE),

    LOCK_INSIDE_TRANSACTION(Sees.OVER_ISSUE),

    LOCK_OUTSIDE_TRANSACTION(Settings.INSTANCES > 1 ? Sees.OVER_ISSUE : Sees.EXACTLY_THE_STOCK),

    REDIS_LOCK(Sees.EXACTLY_THE_STOCK),

    SELECT_FOR_UPDATE(Sees.EXACTLY_THE_STOCK),

    CONDITIONAL_UPDATE(Sees.EXACTLY_THE_STOCK),

    ASYNC_QUEUE(Sees.EXACTLY_THE_STOCK),

    FIRSTCOME(Sees.EXACTLY_THE_STOCK);

    private final Sees sees;

    Contender(Sees sees) {
        this.sees = sees;
    }

    /** As it stands in the address. */
    String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isExact() {
        return sees == Sees.EXACTLY_THE_STOCK;
    }

    /** What is wrong with this turn of it; empty where it shows what is to be seen. */
    Optional<String> wrong(Turn turn) {
        if (!turn.isOver()) {
            return Optional.of("did not come to its end in time");
        }
        return switch (sees) {
            case OVER_ISSUE -> turn.figure("overIssued") > 0 ? Optional.empty() : Optional.of("did not over-issue");
            case EXACTLY_THE_STOCK -> turn.figure("rows") == Settings.SEATS && turn.figure("uncounted") == 0
                    && turn.figure("duplicates") == 0 && turn.wonCount() == Settings.SEATS ? Optional.empty()
                            : Optional.of("is not exact");
        };
    }

    private enum Sees {

        OVER_ISSUE, EXACTLY_THE_STOCK

    }

}
