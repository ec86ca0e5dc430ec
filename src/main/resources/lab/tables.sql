-- What the strategies of the lab give out. Made with the profile lab only, apart from the schema of the service and its
-- history, which must not know of them in production.
CREATE TABLE IF NOT EXISTS lab_coupons
(
    id              BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    total_quantity  BIGINT NOT NULL,
    issued_quantity BIGINT NOT NULL
);

-- No unique key: most strategies have none, and then it shows what they let through.
CREATE TABLE IF NOT EXISTS lab_issues
(
    id        BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    coupon_id BIGINT      NOT NULL,
    user_id   VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    issued_at DATETIME(6) NOT NULL,
    KEY lab_issues_of_user (coupon_id, user_id)
);

CREATE TABLE IF NOT EXISTS lab_unique_issues
(
    id        BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    coupon_id BIGINT      NOT NULL,
    user_id   VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    issued_at DATETIME(6) NOT NULL,
    UNIQUE KEY lab_unique_issues_once (coupon_id, user_id)
);
