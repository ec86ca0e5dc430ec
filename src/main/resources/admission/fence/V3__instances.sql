-- The heartbeats of the running instances: when each was here, and when it last reached Redis. All times are UTC.
CREATE TABLE instances
(
    id       CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    seen_at  DATETIME(6) NOT NULL,
    redis_at DATETIME(6) NULL
) DEFAULT CHARACTER SET utf8mb4;
