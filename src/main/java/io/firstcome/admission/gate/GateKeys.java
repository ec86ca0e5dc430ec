package io.firstcome.admission.gate;

import java.util.List;
import java.util.stream.LongStream;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.issuance.Journal;

/// The keys of one state of Redis. They share the coupon's hash tag, so that one script
/// may touch them in a cluster.
public record GateKeys(String gate, String winners, String journal) {

    private static final long EPOCHS_BACK = 500;

    public static GateKeys of(CouponId coupon, Epoch epoch) {
        String prefix = prefix(coupon, epoch.value());
        return new GateKeys(prefix + ":gate", prefix + ":winners", Journal.key(coupon));
    }

    /// The gates of `last` and the epochs before it. Those still older were removed by
    /// the rebuilds in between.
    public static List<String> gatesUpTo(CouponId coupon, Epoch last) {
        return upTo(last).mapToObj(epoch -> prefix(coupon, epoch) + ":gate").toList();
    }

    /// The winners of `last` and the epochs before it.
    public static List<String> winnersUpTo(CouponId coupon, Epoch last) {
        return upTo(last).mapToObj(epoch -> prefix(coupon, epoch) + ":winners").toList();
    }

    private static LongStream upTo(Epoch last) {
        return LongStream.rangeClosed(Math.max(1, last.value() - EPOCHS_BACK), last.value());
    }

    private static String prefix(CouponId coupon, long epoch) {
        return "fc:{" + coupon + "}:e" + epoch;
    }

}
