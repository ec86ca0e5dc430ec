-- Decides who of a batch gets a seat, in the order given. Asking again changes nothing: who holds a seat is told so.
--
-- KEYS     1 gate (hash)   2 winners (set)   3 journal (stream)
-- ARGV     1 epoch   2... users
-- REPLIES  NO_GATE    this state of Redis may not admit
--          DAMAGED    the keys contradict each other, nothing was decided
--          DECIDED, now (microseconds), version (0 while a lowering waits for its row), taken, and for each user in order:
--                     ADMITTED, position, entry | HOLDS | SOLD_OUT | NOT_OPEN | PAUSED | CLOSED

local gate = redis.call('HMGET', KEYS[1], 'capacity', 'taken', 'next', 'version', 'opensAt', 'closesAt', 'state',
    'loweringUntil')
if not gate[1] then
  return {'NO_GATE'}
end

local taken = tonumber(gate[2])
if redis.call('SCARD', KEYS[2]) ~= taken or redis.call('EXISTS', KEYS[3]) == 0 then
  return {'DAMAGED'}
end

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local capacity = gate[1] ~= 'unlimited' and tonumber(gate[1]) or math.huge
local position = tonumber(gate[3])
local version = tonumber(gate[4])
if gate[8] then
  version = 0
end

local refusal = nil
if gate[7] ~= 'ACTIVE' then
  refusal = gate[7]
elseif now < tonumber(gate[5]) then
  refusal = 'NOT_OPEN'
elseif now >= tonumber(gate[6]) then
  refusal = 'CLOSED'
end

local function plain(number)
  return string.format('%.0f', number)
end

local users = {}
for i = 2, #ARGV do
  users[i - 1] = ARGV[i]
end
local holds = redis.call('SMISMEMBER', KEYS[2], unpack(users))

local winners = {}
local isNew = {}
local replies = {}
for i, user in ipairs(users) do
  if holds[i] == 1 or isNew[user] then
    replies[#replies + 1] = 'HOLDS'
  elseif refusal then
    replies[#replies + 1] = refusal
  elseif taken + #winners >= capacity then
    replies[#replies + 1] = 'SOLD_OUT'
  else
    local entry = redis.call('XADD', KEYS[3], '*', 'user', user, 'position', plain(position), 'epoch', ARGV[1],
        'at', plain(now))
    replies[#replies + 1] = 'ADMITTED'
    replies[#replies + 1] = position
    replies[#replies + 1] = entry
    position = position + 1
    winners[#winners + 1] = user
    isNew[user] = true
  end
end
-- The journal was first: a script is isolated but not rolled back, and an entry without a seat is harmless, a seat without
-- an entry is a lost winner.
if #winners > 0 then
  redis.call('SADD', KEYS[2], unpack(winners))
  redis.call('HSET', KEYS[1], 'taken', plain(taken + #winners), 'next', plain(position))
end

local decided = {'DECIDED', now, version, taken + #winners}
for i = 1, #replies do
  decided[#decided + 1] = replies[i]
end
return decided
