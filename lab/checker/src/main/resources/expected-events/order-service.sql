-- An order has an event for each state.
select 'souk.orders', order_id, position, 'order.' || replace(lower(status), '_', '-'), at from order_history
