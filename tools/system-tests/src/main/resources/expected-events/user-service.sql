-- A wallet answers a payment once, and its cancellation once more. A payment that is NEW has no answer yet.
select 'souk.payments', order_id, 1,
       case when state in ('TAKEN', 'REFUNDED') then 'payment.taken' else 'payment.declined' end, changed_at
from payment where state in ('TAKEN', 'REFUNDED', 'DECLINED') or state = 'VOIDED' and event_sequence = 2
union all
select 'souk.payments', order_id, case state when 'REFUNDED' then 2 else event_sequence end, 'payment.voided',
       changed_at
from payment where state in ('REFUNDED', 'VOIDED')
union all
select 'souk.users', id, 1, 'account.opened', created_at from account
union all
-- Every revocation raises the version of tokens, from 1. When it was revoked, or closed, is not stored.
select 'souk.users', id, 1 + revocation, 'account.tokens-revoked', created_at
from account, generate_series(1, token_version - 1) revocation
union all
select 'souk.users', id, event_sequence, 'account.closed', created_at from account where status = 'CLOSED'
