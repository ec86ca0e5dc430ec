-- One user's coupon. Inserts run in key order. No foreign key to coupons: its check would lock the coupon's row shared
-- before the guarded UPDATE locks it exclusively, and two instances would deadlock on every drop.
CREATE TABLE coupon_issues
(
    coupon_id  BIGINT      NOT NULL,
    position   BIGINT      NOT NULL,
    user_id    VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- The moment of admission by the clock of Redis, not of the commit.
    issued_at  DATETIME(6) NOT NULL,
    used_at    DATETIME(6) NULL,
    revoked_at DATETIME(6) NULL,
    PRIMARY KEY (coupon_id, position),
    CONSTRAINT coupon_issues_once UNIQUE (user_id, coupon_id)
) DEFAULT CHARACTER SET utf8mb4;
