-- I1: every checkout answered 202 has an order that is final
select 'order ' || placed.id as subject,
       coalesce(o.status in ('CONFIRMED', 'CANCELLED') and o.user_id = placed.user_id, false) as holds,
       format('answered 202 to user %s, stored is %s of user %s', placed.user_id, o.status, o.user_id) as detail
from (select distinct (answer::jsonb ->> 'id')::uuid as id, user_id from answer
      where intent = 'CHECKOUT' and status = 202) placed
left join orders o using (id);

-- I2: one key, one answer, however often and in parallel it is sent
select 'key ' || key as subject,
       count(distinct (status, answer)) = 1 and count(*) filter (where status = 202 and not replayed) <= 1 as holds,
       format('answered %s, %s of them not as a replay', jsonb_agg(distinct status || ' ' || answer),
              count(*) filter (where status = 202 and not replayed)) as detail
from answer where intent = 'CHECKOUT' group by key;

-- I2: a rejected checkout leaves no order, an unanswered one at most one
-- An order that no response names can only belong to a checkout that never got an answer.
select 'user ' || user_id as subject, unnamed <= undecided as holds,
       format('has %s orders that no response named, and %s unanswered checkouts', unnamed, undecided) as detail
from (select user_id, count(*) filter (where undecided) as undecided, (
          select count(*) from orders o
          where o.user_id = operation.user_id and o.id::text not in (
              select answer::jsonb ->> 'id' from answer where intent = 'CHECKOUT' and status = 202)) as unnamed
      from operation where intent = 'CHECKOUT' group by user_id) checkouts;

-- I1: a cancellation answered 202 ends CANCELLED, a rejected one ends CONFIRMED
select cancelled.path as subject, coalesce(o.status, 'unknown') = expected as holds,
       format('answered %s, is %s', statuses, o.status) as detail
from (select path, array_agg(distinct status) as statuses,
             case when bool_or(status < 300) then 'CANCELLED'
                  when bool_or(answer like '%/problems/order-not-cancellable"%') then 'CONFIRMED' end as expected
      from answer where intent = 'CANCEL' group by key, path) cancelled
left join orders o on o.id = substring(cancelled.path from '^/orders/([0-9a-f-]{36})')::uuid
where expected is not null;

-- I1: an order that was seen CONFIRMED or CANCELLED stays so
select seen.path as subject,
       seen.status not in ('CONFIRMED', 'CANCELLED') or seen.status = coalesce(o.status, 'unknown') as holds,
       format('seen %s, is %s', seen.status, o.status) as detail
from (select path, answer::jsonb ->> 'status' as status from call
      where intent = 'READ' and call.status = 200 and path like '/orders/%') seen
left join orders o on o.id = substring(seen.path from '^/orders/([0-9a-f-]{36})')::uuid;

-- I1: an accepted order is never unknown to its user
select path as subject, status <> 404 as holds, format('answered 404 at %s ms', at) as detail
from call where intent = 'READ' and not open and path like '/orders/%';

-- I13: reading and changing another user's data is answered 404
select path as subject, status = 404 as holds, format('user %s was answered %s %s', user_id, status, answer) as detail
from call where intent = 'FOREIGN_ACCESS' and not open;

-- I13: an order is cancelled by its user only
-- Also by a cancellation without a response, which may have had an effect. An order of an earlier run has no calls here.
select 'order ' || o.id as subject, cancelled.path is not null as holds,
       format('was cancelled by its user %s, who did not ask for that', o.user_id) as detail
from run join orders o on o.placed_at >= (run ->> 'begin')::timestamptz
left join (select distinct user_id, path from call where intent = 'CANCEL') cancelled
       on cancelled.user_id = o.user_id and cancelled.path = '/orders/' || o.id || '/cancellation'
where o.reason = 'cancelled-by-user';

-- I13: an order has only items that its user put into the cart
select 'order ' || o.id as subject, bool_and(added.item_id is not null) as holds,
       format('has items that its user %s did not add: %s', o.user_id,
              string_agg(l.item_id::text, ', ') filter (where added.item_id is null)) as detail
from run join orders o on o.placed_at >= (run ->> 'begin')::timestamptz
join order_line l on l.order_id = o.id
left join (select distinct user_id, (body::jsonb ->> 'item_id')::uuid as item_id from call where intent = 'CART') added
       on added.user_id = o.user_id and added.item_id = l.item_id
group by o.id;
