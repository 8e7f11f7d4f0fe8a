-- Events are written here in the transaction of the change that they announce. The relay deletes a row once the broker
-- has acknowledged its event. A parked row is one that the broker permanently rejects.
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
    -- the order in which the relay reads; a second transaction with the same sequence number fails
    unique (topic, aggregate_id, sequence)
);

-- Finds parked rows without a scan of all pending ones.
create index outbox_parked on outbox (event_id) where parked_at is not null;

-- What a service may know of the delivery of its events. An event that is not listed is acknowledged.
create view outbox_delivery as
    select event_id, case when parked_at is null then 'waiting' else 'parked' end as state from outbox;
