-- Reads values, and takes a lease for each that is missing, if nobody has one.
-- KEYS: without their prefix; ARGV: the name of the cache, the token and the milliseconds of a lease
-- Returns the prefix of all keys of this generation, and for each key its value, 'leased' or nothing.
local prefix = ARGV[1] .. ':' .. (redis.call('get', ARGV[1]) or '0') .. ':'
local result = {prefix}
for i, key in ipairs(KEYS) do
  local value = redis.call('get', prefix .. key)
  if not value and redis.call('set', prefix .. key .. ':lease', ARGV[2], 'NX', 'PX', ARGV[3]) then value = 'leased' end
  result[i + 1] = value
end
return result
