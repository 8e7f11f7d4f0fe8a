-- The diary of an order: each message that was sent about it or came for it, once, also when the outbox has forgotten
-- it. Nothing is decided by it.
create table order_message (
    order_id     uuid        not null references orders,
    event_id     uuid        not null,
    kind         text        not null check (kind in ('sent', 'received')),
    type         text        not null,
    sequence     bigint check (sequence > 0),
    -- what it did to the order
    outcome      text check (outcome in ('applied', 'noted', 'late', 'out-of-place', 'refused')),
    at           timestamptz not null,
    -- how often it has come; again changes nothing but this
    deliveries   integer     not null default 1 check (deliveries > 0),
    delivered_at timestamptz not null default clock_timestamp(),
    primary key (order_id, event_id),
    constraint order_message_outcome check ((outcome is not null) = (kind = 'received'))
);
