-- I3: on hand, reserved and sold are never negative
select 'stock of item ' || item_id as subject, least(on_hand, reserved, sold) >= 0 as holds,
       format('is %s on hand, %s reserved, %s sold', on_hand, reserved, sold) as detail
from stock;

-- I3: no posting takes more than is on hand
-- In the order of ids: a posting that takes gets its id after it has locked the stock, one that adds perhaps before.
select 'stock posting ' || id as subject, on_hand >= 0 or remaining >= 0 as holds,
       format('of item %s takes %s, and leaves %s on hand', item_id, -on_hand, remaining) as detail
from (select id, item_id, on_hand, sum(on_hand) over (partition by item_id order by id) as remaining
      from stock_posting) posting;

-- I3: a row of stock is the sum of its postings
select 'stock of item ' || item_id as subject, detail,
       (s.on_hand, s.reserved, s.sold) = (p.on_hand, p.reserved, p.sold) as holds
from stock s cross join lateral (
    select coalesce(sum(on_hand), 0) as on_hand, coalesce(sum(reserved), 0) as reserved,
           coalesce(sum(sold), 0) as sold from stock_posting where item_id = s.item_id) p,
lateral format('is %s on hand, %s reserved, %s sold, its postings sum to %s, %s, %s',
               s.on_hand, s.reserved, s.sold, p.on_hand, p.reserved, p.sold) as detail;

-- I3: on hand, reserved and sold sum to the adjustments
select 'stock of item ' || item_id as subject, pieces = adjusted as holds,
       format('is %s pieces, adjustments sum to %s', pieces, adjusted) as detail
from (select item_id, s.on_hand + s.reserved + s.sold as pieces, coalesce((
          select sum(on_hand) from stock_posting
          where item_id = s.item_id and order_id is null), 0) as adjusted
      from stock s) stock;

-- I3: every stock posting sums to zero
select 'stock posting ' || id as subject, external + on_hand + reserved + sold = 0 as holds,
       format('%s of item %s moves external %s, on hand %s, reserved %s, sold %s',
              kind, item_id, external, on_hand, reserved, sold) as detail
from stock_posting;
