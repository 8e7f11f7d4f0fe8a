-- OpenID Connect (docs/login.md); empty while the profile oidc is off. The next table is that of Spring Authorization Server,
-- as its schema says for PostgreSQL: a login at a client, with its code and its latest tokens. They are stored as they are,
-- as the keys are that could sign others.
create table oauth2_authorization (
    id                            text primary key,
    registered_client_id          text not null,
    principal_name                text not null,
    authorization_grant_type      text not null,
    authorized_scopes             text,
    attributes                    text,
    state                         text,
    authorization_code_value      text,
    authorization_code_issued_at  timestamptz,
    authorization_code_expires_at timestamptz,
    authorization_code_metadata   text,
    access_token_value            text,
    access_token_issued_at        timestamptz,
    access_token_expires_at       timestamptz,
    access_token_metadata         text,
    access_token_type             text,
    access_token_scopes           text,
    oidc_id_token_value           text,
    oidc_id_token_issued_at       timestamptz,
    oidc_id_token_expires_at      timestamptz,
    oidc_id_token_metadata        text,
    refresh_token_value           text,
    refresh_token_issued_at       timestamptz,
    refresh_token_expires_at      timestamptz,
    refresh_token_metadata        text,
    user_code_value               text,
    user_code_issued_at           timestamptz,
    user_code_expires_at          timestamptz,
    user_code_metadata            text,
    device_code_value             text,
    device_code_issued_at         timestamptz,
    device_code_expires_at        timestamptz,
    device_code_metadata          text,
    created_at                    timestamptz not null default clock_timestamp(),
    -- When nothing of it is valid any more; a pushed request has no token, and is valid for minutes.
    expires_at                    timestamptz not null generated always as (coalesce(
        greatest(authorization_code_expires_at, access_token_expires_at, oidc_id_token_expires_at, refresh_token_expires_at),
        created_at)) stored
);

create index oauth2_authorization_expiry on oauth2_authorization (expires_at);
create index oauth2_authorization_principal on oauth2_authorization (principal_name);
-- A token of unknown type is compared with all of these columns. Hashes, since a B-tree has no room for a long token.
create index oauth2_authorization_state on oauth2_authorization using hash (state);
create index oauth2_authorization_code on oauth2_authorization using hash (authorization_code_value);
create index oauth2_authorization_access on oauth2_authorization using hash (access_token_value);
create index oauth2_authorization_id_token on oauth2_authorization using hash (oidc_id_token_value);
create index oauth2_authorization_refresh on oauth2_authorization using hash (refresh_token_value);
create index oauth2_authorization_user_code on oauth2_authorization using hash (user_code_value);
create index oauth2_authorization_device_code on oauth2_authorization using hash (device_code_value);

-- The sessions of the login page: the tables of Spring Session.
create table spring_session (
    primary_id            text primary key,
    session_id            text    not null unique,
    creation_time         bigint  not null,
    last_access_time      bigint  not null,
    max_inactive_interval integer not null,
    expiry_time           bigint  not null,
    principal_name        text,
    expires_at            timestamptz not null generated always as (to_timestamp(expiry_time / 1000)) stored
);

create index spring_session_expiry on spring_session (expires_at);
create index spring_session_principal on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id text  not null references spring_session on delete cascade,
    attribute_name     text  not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);
