-- I6: no wallet is below zero
select 'wallet ' || id as subject, coalesce(balance_cents >= 0, false) as holds,
       format('holds %s', balance_cents) as detail
from ledger_account where kind = 'wallet';

-- I6: the balance of a wallet is the sum of its entries
select 'wallet ' || id as subject, balance_cents is not distinct from sum as holds,
       format('holds %s, its entries sum to %s', balance_cents, sum) as detail
from (select a.id, a.balance_cents, coalesce(sum(e.amount_cents), 0) as sum
      from ledger_account a left join ledger_entry e on e.account_id = a.id
      where a.kind = 'wallet' group by a.id) wallet;

-- I6: each entry of a wallet continues from the last one
select 'ledger entry ' || number as subject,
       coalesce(after = before + amount_cents and after >= 0, false) as holds,
       format('of wallet %s moves %s from %s to %s',
              account_id, amount_cents, before, after) as detail
from (select e.number, e.account_id, e.amount_cents, e.balance_cents as after,
             lag(e.balance_cents, 1, 0::bigint)
                 over (partition by e.account_id order by e.number) as before
      from ledger_entry e join ledger_account a on a.id = e.account_id
      where a.kind = 'wallet') entry;

-- I6: every posting sums to zero
select 'ledger posting ' || p.id as subject,
       coalesce(sum(e.amount_cents), 1) = 0 and count(e.number) > 1 as holds,
       format('(%s) sums to %s over the entries %s', p.kind, sum(e.amount_cents),
              string_agg(e.number || ': ' || e.amount_cents, ', ' order by e.number)) as detail
from ledger_posting p left join ledger_entry e on e.posting_id = p.id group by p.id;
