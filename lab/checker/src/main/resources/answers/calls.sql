-- What clients called, and what they were answered. It stands before each query of this folder.
with run as (select ?::jsonb as run),
call as (
    select (one ->> 'user')::uuid as user_id, one ->> 'intent' as intent, one #>> '{call,path}' as path,
           (one #>> '{call,headers,Idempotency-Key}')::uuid as key, one #>> '{call,body}' as body, (one ->> 'at')::bigint as at,
           (one #>> '{outcome,status}')::int as status, one #>> '{outcome,text}' as answer,
           (one #>> '{outcome,replayed}')::boolean as replayed, (one #>> '{outcome,open}')::boolean as open
    from run, jsonb_array_elements(run -> 'calls') one),
-- A response with 401 says nothing about an operation: the token had expired.
answer as (select * from call where not open and status <> 401),
-- All calls under one key. Without an answer nobody knows whether it had an effect.
operation as (
    select key, call.intent, call.path, call.user_id, call.body, bool_or(answer.status < 300) as succeeded,
           bool_and(answer.status is null) as undecided
    from call left join answer using (key) where key is not null
    group by key, call.intent, call.path, call.user_id, call.body)
