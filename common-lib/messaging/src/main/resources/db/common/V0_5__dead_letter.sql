-- Records that this service could not handle, as they came, until an admin has them handled again or discards them.
-- The same record stands on its dead-letter topic; this table is what is left to be decided.
create table dead_letter (
    id             uuid primary key,
    topic          text        not null,
    -- where exactly it stood; a record that is delivered again after a crash is the same dead letter
    origin         text        not null unique,
    consumer_group text        not null,
    record_key     text,
    headers        text        not null,
    content        bytea,
    -- what its headers claim, which is nothing to rely on
    event_id       text,
    event_type     text,
    reason         text        not null,
    attempts       int         not null default 1 check (attempts > 0),
    failed_at      timestamptz not null default clock_timestamp()
);
