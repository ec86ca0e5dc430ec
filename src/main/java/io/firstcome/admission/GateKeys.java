package io.firstcome.admission;

import java.util.List;
import java.util.stream.LongStream;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.issuance.Journal;

/// The keys of one state of Redis. They share the coupon's hash tag, so that one script may touch them in a cluster.
record GateKeys(String gate, String winners, String journal) {

    static GateKeys of(CouponId coupon, Epoch epoch) {
        String prefix = prefix(coupon, epoch.value());
        return new GateKeys(prefix + ":gate", prefix + ":winners", Journal.key(coupon));
    }

    /// The gates of `last` and every epoch before it.
    static List<String> gatesUpTo(CouponId coupon, Epoch last) {
        return LongStream.rangeClosed(1, last.value()).mapToObj(epoch -> prefix(coupon, epoch) + ":gate").toList();
    }

    /// The winners of `last` and every epoch before it.
    static List<String> winnersUpTo(CouponId coupon, Epoch last) {
        return LongStream.rangeClosed(1, last.value()).mapToObj(epoch -> prefix(coupon, epoch) + ":winners").toList();
    }

    private static String prefix(CouponId coupon, long epoch) {
        return "fc:{" + coupon + "}:e" + epoch;
    }

}
