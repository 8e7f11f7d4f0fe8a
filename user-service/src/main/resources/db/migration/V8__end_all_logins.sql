-- After a key has leaked. Not a delete, which may take longer than the time limit of a statement with very many logins; and
-- one that waits for a refresh would miss what that writes. It waits for its locks longer than deadlock_timeout, after which
-- an autovacuum yields.
create function end_all_logins() returns void
    language sql security definer set search_path = public, pg_temp set lock_timeout = '1500ms' as $$
    truncate oauth2_authorization, used_grant, spring_session, spring_session_attributes
$$;

revoke all on function end_all_logins() from public;
grant execute on function end_all_logins() to ${runtime_role};
