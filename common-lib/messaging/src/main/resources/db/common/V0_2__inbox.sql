-- Which events have had their effect. The insert and the effect are one transaction.
create table inbox (
    event_id    uuid primary key,
    received_at timestamptz not null default clock_timestamp()
);

create index inbox_age on inbox (received_at);
