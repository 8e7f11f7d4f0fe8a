-- Records that this service could not process, until an admin replays or discards them. The dead-letter topic has the
-- same records; this table holds those that are still pending.
create table dead_letter (
    id             uuid primary key,
    topic          text        not null,
    -- topic, partition, offset and time of the record; one that is delivered again after a crash is the same dead
    -- letter
    origin         text        not null unique,
    consumer_group text        not null,
    record_key     text,
    headers        text        not null,
    content        bytea,
    -- taken from its headers, not validated
    event_id       text,
    event_type     text,
    reason         text        not null,
    attempts       int         not null default 1 check (attempts > 0),
    failed_at      timestamptz not null default clock_timestamp()
);
