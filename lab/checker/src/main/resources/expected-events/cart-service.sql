-- Stock answers a reservation once, and a cancellation of it once more. A tombstone answers only the latter.
select 'souk.stock', order_id, 1,
       case when state in ('RESERVED', 'SOLD') then 'stock.reserved'
            when state = 'REJECTED' then 'stock.rejected' else 'stock.reserved stock.rejected' end, changed_at
from reservation where state <> 'RELEASED' or event_sequence = 2
union all
select 'souk.stock', order_id, event_sequence, 'stock.released', changed_at from reservation where state = 'RELEASED'
