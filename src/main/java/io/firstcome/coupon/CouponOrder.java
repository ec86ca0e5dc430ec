package io.firstcome.coupon;

/// In which order coupons are listed, by their ids.
public enum CouponOrder {

    OLDEST("id > :after", "id", 0), NEWEST("id < :after", "id DESC", Long.MAX_VALUE);

    private final String behind;

    private final String by;

    private final long start;

    CouponOrder(String behind, String by, long start) {
        this.behind = behind;
        this.by = by;
        this.start = start;
    }

    /// What to begin behind, to begin with the first.
    public long start() {
        return start;
    }

    String sql(String list) {
        return list.replace("BEHIND", behind).replace("ORDER", "ORDER BY " + by);
    }

}
