-- Who may use the shop. A closed account keeps its id, since orders and the ledger name it, and nothing personal.
create table account (
    id             uuid primary key,
    email          text check (length(email) between 3 and 254),
    name           text check (length(name) between 1 and 100),
    password_hash  text,
    role           text        not null check (role in ('CUSTOMER', 'ADMIN')),
    status         text        not null default 'ACTIVE' check (status in ('ACTIVE', 'CLOSED')),
    version        bigint      not null default 1 check (version > 0),
    event_sequence bigint      not null default 1 check (event_sequence > 0), -- facts told about this account
    created_at     timestamptz not null default clock_timestamp(),
    constraint closed_is_erased check (
        num_nonnulls(email, name, password_hash) = case status when 'ACTIVE' then 3 else 0 end)
);

-- One account for each address, however it is capitalised. A closed account has none and so frees it.
create unique index account_email on account (lower(email));
