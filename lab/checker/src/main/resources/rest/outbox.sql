-- I15: no event waits in the outbox of {service}
select 'the outbox' as subject, true as holds, null as detail
union all
select 'event ' || event_id, false, format('waits in an outbox: %s %s #%s, %s%s', topic, aggregate_id, sequence,
       event_type, ', parked: ' || parked_reason)
from outbox;
