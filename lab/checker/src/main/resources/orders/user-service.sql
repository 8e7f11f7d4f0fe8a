-- Money that moved to wallets, or from them if negative, for each order.
, charged as (
    select id, sum(net) as net, sum(charges) as charges, sum(payments) as payments, bool_and(net = 0) as is_even,
           array_agg(account_id) as wallets, string_agg(described, ', ') as described
    from (select p.order_id as id, e.account_id, sum(e.amount_cents) as net, count(*) as charges,
                 count(*) filter (where p.kind = 'payment') as payments,
                 string_agg(format('%s of %s at wallet %s', p.kind, e.amount_cents, account_id), ', ' order by e.number)
                     as described
          from ledger_entry e join ledger_posting p on p.id = e.posting_id join ledger_account a on a.id = e.account_id
          where a.kind = 'wallet' and p.order_id is not null group by p.order_id, e.account_id) by_wallet
    group by id),
effect as (
    select id, coalesce(status, 'unknown to order-service') as status, at_rest, user_id, total_cents, wallets, net,
           coalesce(charges, 0) as charges, coalesce(payments, 0) as payments, described,
           coalesce(payments, 0) <= 1 and coalesce(is_even, true) as is_refunded
    from run cross join (orders full join charged using (id)))

-- I7: CONFIRMED ⇔ charged exactly its total, once
select 'order ' || id as subject,
       case when status <> 'CONFIRMED' then is_refunded
            when total_cents = 0 then charges = 0
            else charges = 1 and payments = 1 and wallets = array[user_id] and net = -total_cents end as holds,
       format('of user %s is %s with the total %s: %s', user_id, status, total_cents, described) as detail
from effect where status = 'CONFIRMED' or (at_rest and status <> 'CANCELLED') order by id;

-- I7: CANCELLED ⇒ charged nothing, or refunded in full
select 'order ' || id as subject, is_refunded as holds, format('is CANCELLED: %s', described) as detail
from effect where status = 'CANCELLED' order by id;
