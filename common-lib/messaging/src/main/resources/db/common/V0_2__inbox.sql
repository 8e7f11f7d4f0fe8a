-- The events that were processed. The insert and the effect of the event are one transaction.
create table inbox (
    event_id    uuid primary key,
    received_at timestamptz not null default clock_timestamp()
);

create index inbox_age on inbox (received_at);
