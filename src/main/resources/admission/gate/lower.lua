-- Lowers the capacity ahead of the row. Holds for a time in which the row must follow; after that the next alignment
-- brings the row's capacity back.
--
-- KEYS     1 gate (hash)   2 winners (set)
-- ARGV     1 capacity   2 how long it holds (microseconds)   3 the version of the row that it is to follow
-- REPLIES  NO_GATE | BELOW_ADMITTED  more hold a seat already | LOWERED

local gate = redis.call('HMGET', KEYS[1], 'capacity')
if not gate[1] then
  return {'NO_GATE'}
end
local capacity = tonumber(ARGV[1])
if redis.call('SCARD', KEYS[2]) > capacity then
  return {'BELOW_ADMITTED'}
end
if gate[1] == 'unlimited' or tonumber(gate[1]) > capacity then
  redis.call('HSET', KEYS[1], 'capacity', ARGV[1])
end
local time = redis.call('TIME')
local untilThen = tonumber(time[1]) * 1000000 + tonumber(time[2]) + tonumber(ARGV[2])
redis.call('HSET', KEYS[1], 'loweringUntil', string.format('%.0f', untilThen), 'loweringOver', ARGV[3])
return {'LOWERED'}
