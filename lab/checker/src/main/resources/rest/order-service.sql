-- I1: every accepted order is CONFIRMED or CANCELLED
select 'order ' || id as subject, status in ('CONFIRMED', 'CANCELLED') as holds,
       format('is still %s', status) as detail
from orders;

-- I15: no order is open
select 'order ' || id as subject, status in ('CONFIRMED', 'CANCELLED') as holds,
       format('is still %s', status) as detail
from orders;
