-- Reads what a state of Redis holds, all in one moment. Changes nothing.
--
-- KEYS     1 gate (hash)   2 winners (set)   3 journal (stream)
-- REPLIES  NO_GATE, seats, journal | OPEN, seats, journal, taken, next

local seats = redis.call('SCARD', KEYS[2])
local journal = redis.call('XLEN', KEYS[3])
local gate = redis.call('HMGET', KEYS[1], 'taken', 'next')
if not gate[1] then
  return {'NO_GATE', seats, journal}
end
return {'OPEN', seats, journal, tonumber(gate[1]), tonumber(gate[2])}
