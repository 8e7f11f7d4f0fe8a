-- Lets a document that is in the database expire, unless it is another one by now.
-- KEYS: the document, the set of unwritten ones; ARGV: the document that was stored or '', the user, the milliseconds
-- Returns 0 if it is another one, 1 if it had been written before, 2 if not.
if (redis.call('get', KEYS[1]) or '') ~= ARGV[1] then return 0 end
redis.call('pexpire', KEYS[1], ARGV[3])
return 1 + redis.call('srem', KEYS[2], ARGV[2])
