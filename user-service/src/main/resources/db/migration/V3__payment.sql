-- How far the payment for each order has come. The row is the lock that all messages about its order queue at.
create table payment (
    order_id       uuid primary key,
    user_id        uuid,
    amount_cents   bigint check (amount_cents >= 0),
    -- NEW lives only within a transaction: the row is made to be locked, then decided
    status         text        not null default 'NEW'
                   check (status in ('NEW', 'TAKEN', 'DECLINED', 'VOIDED', 'REFUNDED')),
    decline_reason text check (decline_reason in ('insufficient-funds', 'account-closed')),
    -- facts told about this payment
    event_sequence bigint      not null default 0 check (event_sequence between 0 and 2),
    changed_at     timestamptz not null default clock_timestamp(),
    constraint tombstone_has_no_amount check (num_nonnulls(user_id, amount_cents) in (0, 2)),
    constraint asked_for_has_amount check (status not in ('TAKEN', 'DECLINED', 'REFUNDED') or amount_cents is not null),
    constraint declined_has_reason check (status <> 'DECLINED' or decline_reason is not null),
    constraint told_unless_new check ((status = 'NEW') = (event_sequence = 0))
);
