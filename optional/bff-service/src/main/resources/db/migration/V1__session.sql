-- The tables of Spring Session. A session of the page has its login and its tokens, as JSON.
create table spring_session (
    primary_id            text primary key,
    session_id            text    not null unique,
    creation_time         bigint  not null,
    last_access_time      bigint  not null,
    max_inactive_interval integer not null,
    expiry_time           bigint  not null,
    principal_name        text
);

create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id text  not null references spring_session on delete cascade,
    attribute_name     text  not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);

-- The service itself cannot change tables.
grant select, insert, update, delete on spring_session, spring_session_attributes to ${runtime_role};
