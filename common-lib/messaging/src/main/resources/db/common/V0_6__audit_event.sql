-- Who did what to what, when, and with which outcome: ids only, no personal data.
create table audit_event (
    id          uuid primary key,
    at          timestamptz not null default clock_timestamp(),
    actor       uuid, -- the account; null if it is not known
    action      text        not null check (action ~ '^[a-z.-]{1,40}$'),
    object      text check (length(object) <= 120), -- an id, or method and path of a rejected request
    outcome     text        not null check (outcome in ('ok', 'failed', 'rejected')),
    occurrences integer     not null default 1 check (occurrences > 0),
    trace_id    text -- of the first occurrence
);

create index audit_event_age on audit_event (at);

-- The service inserts and reads; whoever takes it over cannot remove the traces.
revoke update, delete on audit_event from ${runtime_role};

-- The only deletion: rows that are older than 90 days, a limited number at once. Runs with the rights of the owner.
create function delete_expired_audit_events() returns bigint
    language sql security definer set search_path = public, pg_temp as $$
    with expired as (
        select id from audit_event where at < clock_timestamp() - interval '90 days' order by at limit 5000),
    deleted as (
        delete from audit_event using expired where audit_event.id = expired.id returning 1)
    select count(*) from deleted
$$;

revoke all on function delete_expired_audit_events() from public;
grant execute on function delete_expired_audit_events() to ${runtime_role};
