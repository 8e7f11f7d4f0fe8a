-- Replaces a document, unless it is another one by now.
-- KEYS: the document, and for carts that are written behind the set of unwritten ones
-- ARGV: the document that was read or '', the new one, and the user and how many may be unwritten
-- Returns 1, 0 if it is another one, -1 if there are too many.
if (redis.call('get', KEYS[1]) or '') ~= ARGV[1] then return 0 end
if KEYS[2] and redis.call('sismember', KEYS[2], ARGV[3]) == 0 then
  if redis.call('scard', KEYS[2]) >= tonumber(ARGV[4]) then return -1 end
  redis.call('sadd', KEYS[2], ARGV[3])
end
redis.call('set', KEYS[1], ARGV[2])
return 1
