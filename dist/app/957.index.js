"use strict";exports.id=957,exports.ids=[957],exports.modules={93957:((e,t,n)=>{n.d(t,{redisInbox:()=>s});var r=n(77598),i=n(67796),a=n(99078);let o={add:`
    local id, event, lane, payload, receivedAt = unpack(ARGV)
    if knows(id) then return 0 end
    redis.call('HSET', p .. 'delivery:' .. id, 'event', event, 'lane', lane, 'payload', payload, 'receivedAt', receivedAt,
      'seq', redis.call('INCR', p .. 'seq'), 'attempts', 0)
    append(id, lane, receivedAt)
    return 1`,knows:`return knows(ARGV[1]) and 1 or 0`,take:`
    local now, leaseEnd, lease = unpack(ARGV)
    local found = redis.call('ZRANGEBYSCORE', p .. 'ready', '-inf', now, 'LIMIT', 0, 1)[1]
    if not found then return false end
    local id = string.sub(found, 17)
    redis.call('HSET', p .. 'delivery:' .. id, 'lease', lease)
    redis.call('ZADD', p .. 'ready', leaseEnd, found)
    redis.call('ZADD', p .. 'leased', leaseEnd, id)
    local attempt = redis.call('HINCRBY', p .. 'delivery:' .. id, 'attempts', 1)
    local fields = redis.call('HMGET', p .. 'delivery:' .. id, 'event', 'lane', 'payload', 'receivedAt')
    return { id, attempt, unpack(fields) }`,renew:`
    local id, lease, leaseEnd = unpack(ARGV)
    if not isLeased(id, lease) then return 0 end
    redis.call('ZADD', p .. 'ready', leaseEnd, member(id))
    redis.call('ZADD', p .. 'leased', leaseEnd, id)
    return 1`,finish:`
    local id, lease, now = unpack(ARGV)
    if not isLeased(id, lease) then return 0 end
    leaveLane(id)
    redis.call('DEL', p .. 'delivery:' .. id)
    redis.call('ZADD', p .. 'done', now, id)
    return 1`,retry:`
    local id, lease, nextAt, reason = unpack(ARGV)
    if not isLeased(id, lease) then return 0 end
    endLease(id)
    redis.call('ZADD', p .. 'ready', nextAt, member(id))
    redis.call('HSET', p .. 'delivery:' .. id, 'error', reason)
    return 1`,bury:`
    local id, lease, reason = unpack(ARGV)
    if not isLeased(id, lease) then return 0 end
    leaveLane(id)
    redis.call('HSET', p .. 'delivery:' .. id, 'error', reason)
    redis.call('ZADD', p .. 'dead', redis.call('HGET', p .. 'delivery:' .. id, 'seq'), id)
    return 1`,dead:`
    local all = {}
    for _, id in ipairs(redis.call('ZREVRANGE', p .. 'dead', 0, ARGV[1] - 1)) do
      local fields = redis.call('HMGET', p .. 'delivery:' .. id, 'event', 'lane', 'receivedAt', 'attempts', 'error')
      table.insert(all, { id, unpack(fields) })
    end
    return all`,replay:`
    local id = ARGV[1]
    if redis.call('ZREM', p .. 'dead', id) == 0 then return 0 end
    local fields = redis.call('HMGET', p .. 'delivery:' .. id, 'lane', 'receivedAt')
    -- A new number puts it at the end of its lane.
    redis.call('HSET', p .. 'delivery:' .. id, 'seq', redis.call('INCR', p .. 'seq'), 'attempts', 0)
    redis.call('HDEL', p .. 'delivery:' .. id, 'error')
    append(id, unpack(fields))
    return 1`,counts:`
    local running = redis.call('ZCOUNT', p .. 'leased', '(' .. ARGV[1], '+inf')
    local oldest = redis.call('ZRANGE', p .. 'open', 0, 0, 'WITHSCORES')[2]
    return { redis.call('ZCARD', p .. 'open') - running, running, redis.call('ZCARD', p .. 'dead'), oldest or false }`,forget:`return redis.call('ZREMRANGEBYSCORE', p .. 'done', '-inf', '(' .. ARGV[1])`};async function s({url:e,name:t}){let n=new i.Redis(e,{lazyConnect:!0,connectTimeout:5e3,commandTimeout:5e3,maxRetriesPerRequest:2,retryStrategy:e=>Math.min(2e3,e*100),reconnectOnError:({message:e})=>e.startsWith(`READONLY`)&&2});n.on(`error`,()=>{});let a=`prp:{${t}}:inbox:`;async function s(t){try{return await t()}catch(t){throw l(e,t)}}for(let[e,t]of Object.entries(o))n.defineCommand(`prp:${e}`,{numberOfKeys:1,lua:`
  local p = KEYS[1]
  local function member(id) return string.format('%016d', redis.call('HGET', p .. 'delivery:' .. id, 'seq')) .. id end
  local function knows(id)
    return redis.call('EXISTS', p .. 'delivery:' .. id) == 1 or redis.call('ZSCORE', p .. 'done', id)
  end
  local function openLane(lane)
    local id = redis.call('LINDEX', p .. 'lane:' .. lane, 0)
    if id then redis.call('ZADD', p .. 'ready', redis.call('HGET', p .. 'delivery:' .. id, 'receivedAt'), member(id)) end
  end
  local function append(id, lane, receivedAt)
    redis.call('ZADD', p .. 'open', receivedAt, id)
    if redis.call('RPUSH', p .. 'lane:' .. lane, id) == 1 then openLane(lane) end
  end
  local function isLeased(id, lease) return redis.call('HGET', p .. 'delivery:' .. id, 'lease') == lease end
  local function endLease(id)
    redis.call('HDEL', p .. 'delivery:' .. id, 'lease')
    redis.call('ZREM', p .. 'leased', id)
    redis.call('ZREM', p .. 'ready', member(id))
  end
  -- The lane goes on with its next delivery.
  local function leaveLane(id)
    local lane = redis.call('HGET', p .. 'delivery:' .. id, 'lane')
    endLease(id)
    redis.call('ZREM', p .. 'open', id)
    redis.call('LPOP', p .. 'lane:' .. lane)
    openLane(lane)
  end
`+t});let u=(e,...t)=>s(async()=>n[`prp:${e}`]?.call(n,a,...t)),d=async(...e)=>await u(...e)===1;try{await s(()=>c(n,`${a}layout`))}catch(e){throw n.disconnect(),e}return{add:({id:e,event:t,lane:n,payload:r,receivedAt:i})=>d(`add`,e,t,n,r,i),knows:e=>d(`knows`,e),async take(e,t){let n=(0,r.randomUUID)(),i=await u(`take`,e,e+t,n);if(i===null)return;let[a,o,s,c,l,d]=i;return{id:a,event:s,lane:c,payload:l,receivedAt:Number(d),lease:n,attempt:o}},renew:({id:e,lease:t},n,r)=>d(`renew`,e,t,n+r),finish:({id:e,lease:t},n)=>d(`finish`,e,t,n),retry:({id:e,lease:t},n,r)=>d(`retry`,e,t,n,r),bury:({id:e,lease:t},n)=>d(`bury`,e,t,n),async dead(e){return(await u(`dead`,e)).map(([e,t,n,r,i,a])=>({id:e,event:t,lane:n,receivedAt:Number(r),attempts:Number(i),error:a}))},replay:e=>d(`replay`,e),async counts(e){let[t,n,r,i]=await u(`counts`,e);return{waiting:t,running:n,dead:r,lagMs:i===null?0:Math.max(0,e-Number(i))}},async forget(e){await u(`forget`,e)},async close(){await n.quit().catch(()=>n.disconnect())}}}async function c(e,t){await e.connect();let n=/^maxmemory_policy:(\S+)/m.exec(await e.info(`memory`))?.[1];if(n!==void 0&&n!==`noeviction`)throw Error(`its maxmemory-policy ${n} may drop deliveries, it must be noeviction`);await e.setnx(t,`1`);let r=await e.get(t);if(r!==`1`)throw Error(`another release of prp made it (layout ${r})`)}function l(e,t){let n=(t instanceof Error?t.message:String(t)).replace(/\.$/,``),{host:r}=new URL(e);return new a.xs(`E_IO`,`The inbox in Redis at ${r} cannot be used: ${n}.`,{hint:`Check REDIS_URL, and that Redis runs and has free memory.`,cause:t})}})};