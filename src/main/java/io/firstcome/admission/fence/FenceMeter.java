package io.firstcome.admission.fence;

import io.firstcome.flow.RoomMeter;

/// What the fence measures.
enum FenceMeter implements RoomMeter {

    /// Rebuilds of Redis, the first one of each new coupon among them.
    REBUILDS("firstcome.admission.rebuilds"),

    /// Epochs that were raised: states of Redis given up, for a new one or for MySQL.
    EPOCHS("firstcome.admission.epochs"),

    /// Coupons about which MySQL decides by itself.
    DIRECT("firstcome.admission.direct"),

    /// 1 while this instance does not reach Redis.
    REDIS_LOST("firstcome.admission.redis.lost");

    private final String id;

    FenceMeter(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

}
