-- Makes room for a journal where something else stands in its place. In one moment, or a journal that somebody opens meanwhile
-- would go with it.
--
-- KEYS     1 journal
-- REPLIES  1  something else was there and is gone | 0  a journal is there, or nothing

local kind = redis.call('TYPE', KEYS[1]).ok
if kind == 'stream' or kind == 'none' then
  return 0
end
return redis.call('DEL', KEYS[1])
