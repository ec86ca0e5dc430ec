-- Who comes while there is room stands in the Set and at the end of the queue.
--
-- KEYS     1 total  2 users  3 queue
-- ARGV     1 user  2 coupon
-- REPLIES  NO_COUPON | HELD | SOLD_OUT | ACCEPTED

local total = redis.call('GET', KEYS[1])
if not total then
  return 'NO_COUPON'
end
if redis.call('SISMEMBER', KEYS[2], ARGV[1]) == 1 then
  return 'HELD'
end
if redis.call('SCARD', KEYS[2]) >= tonumber(total) then
  return 'SOLD_OUT'
end
redis.call('SADD', KEYS[2], ARGV[1])
redis.call('EXPIRE', KEYS[2], redis.call('TTL', KEYS[1]))
redis.call('RPUSH', KEYS[3], ARGV[2] .. ' ' .. ARGV[1])
return 'ACCEPTED'
