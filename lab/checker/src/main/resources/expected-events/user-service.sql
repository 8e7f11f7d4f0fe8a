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
-- Every revocation raises the version of tokens, from 1. When it was, the audit knows for 90 days.
select 'souk.users', account.id, 1 + revocation, 'account.tokens-revoked', coalesce(revoked.at, created_at)
from account
cross join generate_series(1, token_version - 1) revocation
left join (
    select object, at, row_number() over (partition by object order by at desc) as newest
    from audit_event
    where outcome = 'ok' and action in ('logout', 'password.change', 'role.grant-admin', 'role.revoke-admin')
) revoked on revoked.object = account.id::text and revoked.newest = token_version - revocation
union all
select 'souk.users', account.id, event_sequence, 'account.closed', coalesce(closed.at, created_at)
from account
left join (
    select object, max(at) as at from audit_event where outcome = 'ok' and action = 'account.close' group by object
) closed on closed.object = account.id::text
where status = 'CLOSED'
