-- Events wait here, written in the transaction of what they tell, until the broker has acknowledged them.
create table outbox (
    event_id      uuid primary key,
    shard         smallint    not null check (shard between 0 and 15),
    topic         text        not null,
    aggregate_id  uuid        not null,
    sequence      bigint      not null check (sequence > 0),
    event_type    text        not null,
    payload       text        not null check (octet_length(payload) <= 262144),
    traceparent   text,
    created_at    timestamptz not null default clock_timestamp(),
    parked_at     timestamptz,
    parked_reason text,
    -- the relay's order; and a sequence that is given twice fails the second transaction
    unique (topic, aggregate_id, sequence)
);
