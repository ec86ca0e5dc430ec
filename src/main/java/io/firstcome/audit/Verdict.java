package io.firstcome.audit;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.firstcome.admission.GateReading;

/// What a look at one coupon has found.
///
/// @param books what MySQL holds
/// @param gate what Redis holds; null when it was not asked, because MySQL decides by
/// itself
public record Verdict(Word word, Books books, @Nullable GateReading gate, List<Difference> differences) {

    /// The verdict in a word.
    public enum Word {

        /// Redis and MySQL agree.
        AGREE,

        /// They do not.
        DIFFER,

        /// There is no state of Redis that may admit: the next request makes one. MySQL
        /// agrees with itself.
        NO_GATE,

        /// MySQL decides by itself, and agrees with itself.
        DIRECT

    }

}
