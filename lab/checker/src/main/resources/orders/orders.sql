-- The orders as order-service stores them, and whether the system is at rest. It stands before each query of this folder.
with run as (select ?::boolean as at_rest),
orders as (
    select * from jsonb_to_recordset(?::jsonb)
        as stored (id uuid, user_id uuid, status text, total_cents bigint, lines text, prices jsonb))
