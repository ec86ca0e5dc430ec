-- Which coupon was made under whose Idempotency-Key, for a day: who repeats the request finds it instead of making another.
CREATE TABLE idempotency_keys
(
    user_id         VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    idempotency_key VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- SHA-256 of the request, so that one that asks for something else is not taken for a repetition.
    fingerprint     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    coupon_id       BIGINT      NOT NULL,
    created_at      DATETIME(6) NOT NULL,
    PRIMARY KEY (user_id, idempotency_key),
    KEY idempotency_keys_by_age (created_at)
) DEFAULT CHARACTER SET utf8mb4;
