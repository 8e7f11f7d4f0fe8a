-- A service reads and writes rows with a role of its own, ${runtime_role}, which owns nothing: it cannot change or drop
-- tables, disable triggers, truncate or create. Migrations run as the owner of the database, and what they create can be
-- used by both. A migration may restrict a table further, for example: revoke update, delete on t from ${runtime_role}.
revoke all on schema public from public;
grant usage on schema public to ${runtime_role};
alter default privileges grant select, insert, update, delete on tables to ${runtime_role};
alter default privileges grant usage on sequences to ${runtime_role};
