-- What is reserved and sold for each order, as text, as its lines are.
, moved as (
    select order_id as id,
           concat(string_agg(reserved || ' × ' || item_id, ', ' order by item_id) filter (where reserved <> 0)) as reserved,
           concat(string_agg(sold || ' × ' || item_id, ', ' order by item_id) filter (where sold <> 0)) as sold
    from (select order_id, item_id, sum(reserved) as reserved, sum(sold) as sold
          from stock_posting where order_id is not null group by order_id, item_id) posted
    group by order_id),
effect as (
    select id, coalesce(status, 'unknown to order-service') as status, lines, at_rest,
           coalesce(reserved, '') as reserved, coalesce(sold, '') as sold
    from run cross join (orders full join moved using (id)))

-- I4: CONFIRMED ⇔ exactly its lines are sold
-- In motion only final orders are checked, and what is still reserved for a confirmed order counts as sold.
select 'order ' || id as subject,
       case when status = 'CONFIRMED'
            then (reserved = '' and sold = lines) or (not at_rest and reserved = lines and sold = '')
            else sold = '' and (reserved = '' or status <> 'unknown to order-service') end as holds,
       format('is %s with [%s]: [%s] reserved, [%s] sold', status, lines, reserved, sold) as detail
from effect where status = 'CONFIRMED' or (at_rest and status <> 'CANCELLED') order by id;

-- I5: CANCELLED ⇒ nothing is reserved or sold
select 'order ' || id as subject, reserved = '' and sold = '' as holds,
       format('is CANCELLED with [%s] reserved, [%s] sold', reserved, sold) as detail
from effect where status = 'CANCELLED' order by id;

-- I14: an item is ordered at its price
-- Only of items that were never changed: the price of another one was perhaps another at checkout.
select 'order ' || o.id as subject, price::bigint = i.price_cents as holds,
       format('has item %s at %s, its price is %s', i.id, price, i.price_cents) as detail
from orders o cross join lateral jsonb_each_text(o.prices) line (item_id, price)
join item i on i.id = line.item_id::uuid
where i.version = 1 order by o.id, i.id;
