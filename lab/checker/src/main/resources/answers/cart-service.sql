-- I3: a stock adjustment answered 201 is booked once, a rejected one not at all
-- The least and the most that may be booked in this run: an undecided adjustment may be or not.
select path as subject, found between least and most as holds,
       format('adjusted by %s, answers say %s to %s', found, least, most) as detail
from (select path, coalesce(sum(delta) filter (where succeeded), 0) as least,
             coalesce(sum(delta) filter (where succeeded or undecided), 0) as most, (
                 select coalesce(sum(on_hand), 0) from stock_posting
                 where kind = 'ADJUST' and '/items/' || item_id || '/stock' = path
                       and posted_at >= (select (run ->> 'begin')::timestamptz from run)) as found
      from operation cross join lateral (select (body::jsonb ->> 'delta')::bigint as delta) adjustment
      where intent = 'STOCK' and path like '%/stock' group by path) adjustments;
