-- Gives the lease of the queue's consumer back, if it is still his.
--
-- KEYS     1 lease
-- ARGV     1 consumer
-- REPLIES  1  given back | 0  it was somebody else's by now, or nobody's

if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
