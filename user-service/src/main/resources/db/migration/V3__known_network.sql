-- The networks from which the owner of an account has logged in: others can guess the password from elsewhere without
-- locking the owner out. A network is a hash of e-mail and address; closing the account deletes its rows.
create table known_network (
    account_id uuid        not null references account,
    network    bytea       not null check (octet_length(network) = 32),
    last_login timestamptz not null default clock_timestamp(),
    primary key (account_id, network)
);

create index known_network_age on known_network (last_login);
