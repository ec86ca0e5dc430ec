package io.firstcome.issuance.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;

/// The winners of one coupon and one epoch that go into MySQL together, in order of
/// position.
record CouponBatch(CouponId coupon, Epoch epoch, List<Winner> winners) {

    /// The batches in order of coupon, and winners in order of position, so that two
    /// transactions never lock the same rows in opposite orders.
    static List<CouponBatch> of(List<Winner> winners) {
        var batches = new TreeMap<CouponId, TreeMap<Epoch, List<Winner>>>();
        winners.stream()
            .sorted(Comparator.comparing(Winner::position))
            .forEach(winner -> batches.computeIfAbsent(winner.coupon(), coupon -> new TreeMap<>())
                .computeIfAbsent(winner.epoch(), epoch -> new ArrayList<>())
                .add(winner));
        return batches.values()
            .stream()
            .flatMap(byEpoch -> byEpoch.values().stream())
            .map(batch -> new CouponBatch(batch.getFirst().coupon(), batch.getFirst().epoch(), List.copyOf(batch)))
            .toList();
    }

    /// All of them, in the order of their rows' keys.
    static List<Winner> winners(List<CouponBatch> batches) {
        return batches.size() == 1 ? batches.getFirst().winners
                : batches.stream().flatMap(batch -> batch.winners.stream()).toList();
    }

    CouponBatch only(List<Winner> some) {
        return new CouponBatch(coupon, epoch, some);
    }

}
