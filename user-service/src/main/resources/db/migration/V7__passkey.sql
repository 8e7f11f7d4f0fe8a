-- Passkeys of admins (docs/login.md); empty while souk.oidc.passkeys is off. The table of Spring Security's
-- JdbcUserCredentialRepository, with the names that it has there; the user is the id of an account, encoded.
create table user_credentials (
    credential_id                text primary key,
    user_entity_user_id          text    not null,
    public_key                   bytea   not null,
    signature_count              bigint  not null,
    uv_initialized               boolean not null,
    backup_eligible              boolean not null,
    authenticator_transports     text    not null,
    public_key_credential_type   text,
    backup_state                 boolean not null,
    attestation_object           bytea   not null,
    attestation_client_data_json bytea   not null,
    created                      timestamp not null,
    last_used                    timestamp not null,
    label                        text    not null
);

create index user_credentials_user on user_credentials (user_entity_user_id);
