-- Brings a gate in line with one read of its row. Never creates a gate, never goes back to an older version, and writes
-- nothing when nothing differs.
--
-- KEYS     1 gate (hash)
-- ARGV     1 version   2 capacity (a number, or unlimited)   3 opensAt   4 closesAt (microseconds)   5 state
--          6 HOLD: do not raise the capacity yet (the version stays, so that FULL follows) | FULL
-- REPLIES  NO_GATE | OLDER  the gate knows more | LOWERING  it waits for the row that is to follow | SAME | ALIGNED
--          and, where there is a gate, SOLD_OUT | FREE: whether a seat is left now

local gate = redis.call('HMGET', KEYS[1], 'version', 'capacity', 'opensAt', 'closesAt', 'state', 'loweringUntil',
    'loweringOver', 'taken')
if not gate[1] then
  return {'NO_GATE'}
end

local function seats(text)
  return text == 'unlimited' and math.huge or tonumber(text)
end

local function reply(word, capacity)
  return {word, tonumber(gate[8]) < seats(capacity) and 'FREE' or 'SOLD_OUT'}
end

local known = tonumber(gate[1])
local version = tonumber(ARGV[1])
if version < known then
  return reply('OLDER', gate[2])
end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
if gate[6] and now < tonumber(gate[6]) and version <= tonumber(gate[7]) then
  return reply('LOWERING', gate[2])
end

local capacity = ARGV[2]
if ARGV[6] == 'HOLD' and seats(capacity) > seats(gate[2]) then
  capacity = gate[2]
  version = known
end
if version == known and capacity == gate[2] and ARGV[3] == gate[3] and ARGV[4] == gate[4] and ARGV[5] == gate[5]
    and not gate[6] then
  return reply('SAME', capacity)
end
redis.call('HSET', KEYS[1], 'version', string.format('%.0f', version), 'capacity', capacity, 'opensAt', ARGV[3],
    'closesAt', ARGV[4], 'state', ARGV[5])
redis.call('HDEL', KEYS[1], 'loweringUntil', 'loweringOver')
return reply('ALIGNED', capacity)
