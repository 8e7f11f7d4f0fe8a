-- By statement_timestamp(), which is the same for all rows, so that the index finds the expired ones; clock_timestamp() is not.
create or replace function delete_expired_audit_events() returns bigint
    language sql security definer set search_path = public, pg_temp as $$
    with expired as (
        select id from audit_event where at < statement_timestamp() - interval '90 days' order by at limit 5000),
    deleted as (
        delete from audit_event using expired where audit_event.id = expired.id returning 1)
    select count(*) from deleted
$$;
