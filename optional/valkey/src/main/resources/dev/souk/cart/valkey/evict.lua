-- Deletes values and leases.
-- KEYS: without their prefix; ARGV: the name of the cache
local prefix = ARGV[1] .. ':' .. (redis.call('get', ARGV[1]) or '0') .. ':'
for _, key in ipairs(KEYS) do
  redis.call('del', prefix .. key, prefix .. key .. ':lease')
end
return 1
