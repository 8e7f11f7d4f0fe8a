-- The users who have samples. The row of a closed account stays, so that no sample is added later: access tokens are
-- valid for some minutes after the account was closed.
create table owner (
    user_id uuid primary key,
    closed  boolean not null default false
);

create table sample (
    id         uuid primary key,
    user_id    uuid        not null references owner (user_id),
    name       text        not null check (length(name) between 1 and 120),
    status     text        not null default 'OPEN' check (status in ('OPEN', 'CLOSED')),
    created_at timestamptz not null default clock_timestamp()
);

create index sample_of_user on sample (user_id, id);
