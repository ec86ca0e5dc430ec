-- Opens the gate of a new epoch, the last of the fence's five steps.
--
-- KEYS     1 gate (hash)   2 winners (set)   3 journal (stream)
-- ARGV     1 rows in MySQL   2 capacity (a number, or unlimited)   3 next position   4 version
--          5 opensAt   6 closesAt (microseconds)   7 state
-- REPLIES  OPENED
--          GATE_EXISTS  somebody else was here
--          MISMATCH     the winners are not as many as the rows: fill again

if redis.call('EXISTS', KEYS[1]) == 1 then
  return {'GATE_EXISTS'}
end
if redis.call('SCARD', KEYS[2]) ~= tonumber(ARGV[1]) then
  return {'MISMATCH'}
end
-- A missing journal is a sign of damage, so an empty one must exist. XDEL never removes the key.
if redis.call('EXISTS', KEYS[3]) == 0 then
  redis.call('XDEL', KEYS[3], redis.call('XADD', KEYS[3], '*', 'opened', ARGV[4]))
end
redis.call('HSET', KEYS[1], 'taken', ARGV[1], 'capacity', ARGV[2], 'next', ARGV[3], 'version', ARGV[4],
    'opensAt', ARGV[5], 'closesAt', ARGV[6], 'state', ARGV[7])
return {'OPENED'}
