package io.firstcome.audit;

import io.firstcome.flow.RoomMeter;

/// What this room measures. No tag names a coupon: the log does.
enum AuditMeter implements RoomMeter {

    /// Differences found between Redis and MySQL, by kind, each time that one is found.
    DIFFERENCES("firstcome.audit.differences"),

    /// Coupons compared.
    COMPARISONS("firstcome.audit.comparisons");

    private final String id;

    AuditMeter(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

}
