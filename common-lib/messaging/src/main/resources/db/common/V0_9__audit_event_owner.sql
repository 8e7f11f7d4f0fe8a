-- For a database with one role, which is the service's and owns the tables: V0_6 has taken these rights from it, and
-- delete_expired_audit_events(), which runs with the rights of the owner, would fail. An owner that is not the role of
-- the service has them already.
grant update, delete on audit_event to current_user;
