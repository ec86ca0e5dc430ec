-- Until when an issued coupon may be used, in UTC; NULL = for ever.
ALTER TABLE coupons
    ADD COLUMN usable_until DATETIME(6) NULL;
