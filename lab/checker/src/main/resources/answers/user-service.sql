-- I2: a deposit answered 201 is in the ledger once, a rejected one not at all
-- No shopper deposits the same amount twice. An undecided deposit may have been booked or not.
select format('%s of user %s', cents, user_id) as subject, found between least and most as holds,
       format('is in the ledger %s times, answers say %s to %s', found, least, most) as detail
from (select user_id, cents, count(*) filter (where succeeded) as least,
             count(*) filter (where succeeded or undecided) as most, (
                 select count(*) from ledger_entry e join ledger_posting p on p.id = e.posting_id
                 where p.kind = 'deposit' and e.account_id = user_id and e.amount_cents = cents) as found
      from operation cross join lateral (select (body::jsonb ->> 'amount_cents')::bigint as cents) deposit
      where intent = 'DEPOSIT' group by user_id, cents) deposits;

-- I2: an account whose closure was answered 204 is closed
select 'user ' || user_id as subject, coalesce(a.status = 'CLOSED', false) as holds,
       format('is %s', coalesce(a.status, 'unknown')) as detail
from operation left join account a on a.id = user_id
where intent = 'CLOSURE' and succeeded;
