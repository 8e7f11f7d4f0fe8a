-- Failed logins by e-mail and by client, both only as hashes. Unlogged: every login writes here, a crash may forget it.
create unlogged table login_attempt (
    subject    bytea primary key check (octet_length(subject) = 32),
    paid_until timestamptz not null -- each failure moves it into the future; what lies there is the debt
);

create index login_attempt_paid on login_attempt (paid_until);
