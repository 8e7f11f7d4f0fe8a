-- The orders that can still be cancelled. orders_open has those in CANCELLING, too: a million of them, after hours without
-- Kafka, would be read each second before the first one that is overdue.
create index orders_overdue on orders (deadline, id) where status in ('PLACED', 'STOCK_RESERVED');
