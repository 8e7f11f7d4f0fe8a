-- The keys that sign tokens, each with its private part: who reads this table can issue tokens.
create table signing_key (
    generation  integer primary key check (generation > 0), -- two instances that rotate at once try the same number
    kid         text        not null unique,
    jwk         text        not null,
    active_from timestamptz not null
);
