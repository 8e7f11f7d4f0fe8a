-- An order has an event for each state.
select 'souk.orders', order_id, position, 'order.' || replace(lower(status), '_', '-') from order_history
