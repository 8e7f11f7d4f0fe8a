-- Whose access tokens are revoked: those with a lower version than this one. A row is needed as long as such a token can
-- live; then it is deleted.
create table token_revocation (
    subject        uuid primary key,
    lowest_version bigint      not null check (lowest_version > 0),
    recorded_at    timestamptz not null default clock_timestamp()
);

create index token_revocation_age on token_revocation (recorded_at);
