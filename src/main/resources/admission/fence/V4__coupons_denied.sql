-- The last epoch under which an instance answered sold-out from memory. A seat that turns out to be free under a later one is
-- given out only when no instance can still deny it.
ALTER TABLE coupons
    ADD COLUMN denied_epoch BIGINT NULL;
