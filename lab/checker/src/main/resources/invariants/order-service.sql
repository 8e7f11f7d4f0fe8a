-- I2: the response under a key names one order, no other key names it
with answer as ( -- responses to checkouts by key: the order in the header Location, and the one in the body
    select encode(key_hash, 'hex') as key,
           replace(headers::jsonb ->> 'Location', '/orders/', '') as location_id,
           convert_from(body, 'UTF8')::jsonb ->> 'id' as body_id
    from idempotency_key where status = 202 and headers::jsonb ->> 'Location' like '/orders/%')
select 'key ' || key as subject, o.id is not null and location_id = body_id as holds,
       format('names order %s in Location (%s) and %s in the body',
              location_id, coalesce(o.status, 'does not exist'), body_id) as detail
from answer left join orders o on o.id::text = location_id
union all
select 'order ' || location_id, count(*) = 1, format('is the answer under %s keys', count(*))
from answer group by location_id;

-- I2: every order was answered under a key
-- A stored response expires after 48 hours.
with answer as ( -- responses to checkouts by key: the order in the header Location, and the one in the body
    select encode(key_hash, 'hex') as key,
           replace(headers::jsonb ->> 'Location', '/orders/', '') as location_id,
           convert_from(body, 'UTF8')::jsonb ->> 'id' as body_id
    from idempotency_key where status = 202 and headers::jsonb ->> 'Location' like '/orders/%')
select 'order ' || id as subject, 'is the answer under no key' as detail,
       location_id is not null or placed_at < clock_timestamp() - interval '47 hours' as holds
from orders left join (select distinct location_id from answer) a on location_id = id::text;

-- I2: a cart version is ordered once, unless that order was cancelled
select 'order ' || id as subject, number = 1 as holds,
       format('is number %s of version %s of the cart of %s', number, cart_version, user_id) as detail
from (select id, user_id, cart_version,
             row_number() over (partition by user_id, cart_version order by id) as number
      from orders where status <> 'CANCELLED') numbered;

-- I8: an order is in the state of its last event
select 'order ' || o.id as subject,
       coalesce(h.status = o.status and h.position = o.version, false)
           and h.reason is not distinct from o.reason as holds,
       format('is %s (%s) at version %s, its history ends with %s (%s) at %s',
              o.status, o.reason, o.version, h.status, h.reason, h.position) as detail
from orders o left join lateral (
    select status, reason, position from order_history where order_id = o.id
    order by position desc limit 1) h on true;

-- I14: total = Σ price at checkout × quantity
select 'order ' || id as subject, total_cents = sum as holds,
       format('has the total %s, its lines sum to %s', total_cents, sum) as detail
from (select o.id, o.total_cents, coalesce(sum(l.quantity * l.price_cents::bigint), 0) as sum
      from orders o left join order_line l on l.order_id = o.id group by o.id) orders;
