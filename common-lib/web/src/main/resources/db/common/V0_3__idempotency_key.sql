-- The first response to each request with an Idempotency-Key, stored in the transaction that did the work.
create table idempotency_key (
    key_hash    bytea primary key check (octet_length(key_hash) = 32),
    caller_hash bytea       not null check (octet_length(caller_hash) = 32),
    fingerprint bytea       not null check (octet_length(fingerprint) = 32),
    status      smallint    not null check (status between 200 and 499),
    headers     text        not null,
    body        bytea       not null,
    created_at  timestamptz not null default clock_timestamp()
);

-- Counts the keys of a caller.
create index idempotency_key_caller on idempotency_key (caller_hash, created_at);

create index idempotency_key_age on idempotency_key (created_at);
