package io.firstcome.coupon;

/// In which order coupons are listed, by their ids.
public enum CouponOrder {

    OLDEST("id > :after", "id", 0), NEWEST("id < :after", "id DESC", Long.MAX_VALUE);

    private final String after;

    private final String by;

    private final long start;

    CouponOrder(String after, String by, long start) {
        this.after = after;
        this.by = by;
        this.start = start;
    }

    /// What to begin behind, to begin with the first.
    public long start() {
        return start;
    }

    String sql(String list) {
        return list.replace("AFTER", after).replace("ORDER", "ORDER BY " + by);
    }

}
