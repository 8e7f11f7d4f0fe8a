-- Stores values whose lease still exists, and ends it; an empty value ends it only.
-- KEYS: without their prefix; ARGV: the prefix, the token of the leases, the milliseconds of a value, a value for each key
for i, name in ipairs(KEYS) do
  local key = ARGV[1] .. name
  if redis.call('get', key .. ':lease') == ARGV[2] then
    redis.call('del', key .. ':lease')
    if ARGV[i + 3] ~= '' then redis.call('set', key, ARGV[i + 3], 'PX', ARGV[3]) end
  end
end
return 1
