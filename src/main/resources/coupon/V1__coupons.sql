-- What is on offer. All times are UTC.
CREATE TABLE coupons
(
    id                BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    title             VARCHAR(200) NOT NULL,
    type              VARCHAR(32)  NOT NULL,
    discount_amount   BIGINT       NOT NULL,
    min_order_amount  BIGINT       NOT NULL,
    -- NULL = unlimited
    total_quantity    BIGINT       NULL,
    issued_quantity   BIGINT       NOT NULL DEFAULT 0,
    opens_at          DATETIME(6)  NOT NULL,
    closes_at         DATETIME(6)  NOT NULL,
    state             VARCHAR(16)  NOT NULL DEFAULT 'ACTIVE',
    -- Seats that went back to the stock; their rows stay.
    revoked_quantity  BIGINT       NOT NULL DEFAULT 0,
    -- Counts every change of what admission must know.
    version           BIGINT       NOT NULL DEFAULT 1,
    -- The fence: the one state of Redis that may admit, who decides, and the lease of who rebuilds it.
    admission_epoch   BIGINT       NOT NULL DEFAULT 0,
    admission_mode    VARCHAR(16)  NOT NULL DEFAULT 'REDIS',
    fence_at          DATETIME(6)  NULL,
    created_at        DATETIME(6)  NOT NULL,
    updated_at        DATETIME(6)  NOT NULL,
    CONSTRAINT coupons_never_over CHECK (total_quantity IS NULL OR issued_quantity <= total_quantity),
    CONSTRAINT coupons_not_negative CHECK (issued_quantity >= 0 AND revoked_quantity >= 0),
    CONSTRAINT coupons_window CHECK (opens_at < closes_at)
) DEFAULT CHARACTER SET utf8mb4;
