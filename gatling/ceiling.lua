-- What wrk sends for gatling/ceiling: each request with another user's token.
--   arguments: token file, path (%d for a coupon), first coupon, coupons, tokens to skip, tokens to use, Prefer (optional)

-- With this many tokens to walk through, collecting garbage would take the cores from what is measured. A run is short.
collectgarbage('stop')

local made = 0

function setup(thread)
  thread:set('number', made)
  thread:set('threads', 2)
  made = made + 1
end

function init(args)
  path, firstCoupon, coupons = args[2], tonumber(args[3]), tonumber(args[4])
  local skip, use = tonumber(args[5]), tonumber(args[6])
  prefer = args[7] and 'Prefer: ' .. args[7] .. '\r\n' or ''
  tokens = {}
  local line = 0
  for token in io.lines(args[1]) do
    line = line + 1
    if line > skip + use then
      break
    end
    if line > skip and line % threads == number then
      tokens[#tokens + 1] = token
    end
  end
  sent = 0
end

function request()
  local target = path
  if coupons > 0 then
    target = string.format(path, firstCoupon + (sent * threads + number) % coupons)
  end
  local token = tokens[sent % #tokens + 1]
  sent = sent + 1
  return 'POST ' .. target .. ' HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n' .. prefer
      .. 'Authorization: Bearer ' .. token .. '\r\n\r\n'
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format('WRK %d %d %d %d %d %d', summary.requests, summary.duration, errors.status,
      errors.connect + errors.read + errors.write + errors.timeout, latency:percentile(50), latency:percentile(99)))
end
