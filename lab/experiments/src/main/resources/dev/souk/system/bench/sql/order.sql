-- What an order of one customer writes: the same rows as the services write, in the same seven transactions, and each
-- published event out of the outbox in one more. Without what only reads: the relay's look into the outbox, the views,
-- the notifications of event streams. Each block is a transaction; :name is an id of this order, or what an earlier
-- statement has returned by that name.

-- in cart-service: a piece is put into the cart
insert into cart (user_id) values (:user) on conflict do nothing;
select 1 + version as cart_version from cart where user_id = :user for update;
insert into cart_line (user_id, item_id, quantity, quantity_set_at_version)
values (:user, :item, 1, :cart_version)
on conflict (user_id, item_id) do update
set quantity = excluded.quantity, quantity_set_at_version = excluded.quantity_set_at_version;
update cart set version = version + 1 where user_id = :user;

-- in order-service: the checkout, with the response of the request by its Idempotency-Key
insert into orders (id, user_id, cart_version, total_cents, status, version, deadline)
values (:order, :user, :cart_version, 1, 'PLACED', 1, clock_timestamp() + interval '60 s');
insert into order_line (order_id, position, item_id, name, quantity, price_cents)
values (:order, 1, :item, 'Benchmark', 1, 1);
insert into order_history (order_id, position, status) values (:order, 1, 'PLACED');
insert into outbox (event_id, shard, topic, aggregate_id, sequence, event_type, payload, traceparent)
values (:placed, :shard, 'souk.orders', :order, 1, 'dev.souk.order.placed.v1',
        '{"order_id":"' || :order || '","user_id":"' || :user || '","cart_version":' || :cart_version
            || ',"lines":[{"item_id":"' || :item || '","quantity":1,"price_cents":1}],"total_cents":1}',
        '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');
insert into order_message (order_id, event_id, kind, type, sequence, at)
values (:order, :placed, 'sent', 'dev.souk.order.placed.v1', 1, clock_timestamp());
insert into idempotency_key (key_hash, caller_hash, fingerprint, status, headers, body)
values (:key, :caller, :fingerprint, 202,
        '{"Location":"/orders/' || :order || '","Content-Type":"application/json"}',
        convert_to('{"id":"' || :order || '","user_id":"' || :user || '","status":"PLACED","lines":[{"item_id":"'
            || :item || '","name":"Benchmark","quantity":1,"price_cents":1}],"total_cents":1,"history":[{"position":1,'
            || '"status":"PLACED","at":"2026-01-01T00:00:00.000000Z"}]}', 'UTF8'));

-- in order-service: the event is published
delete from outbox where event_id = any (array[:placed]::uuid[]);

-- in cart-service: the piece is reserved
insert into inbox (event_id) values (:placed) on conflict do nothing;
insert into reservation (order_id) values (:order)
on conflict (order_id) do update set changed_at = reservation.changed_at;
select on_hand from stock where item_id = :item for update;
insert into stock_posting (item_id, kind, order_id, external, on_hand, reserved, sold)
values (:item, 'RESERVE', :order, 0, -1, 1, 0);
update reservation
set state = 'RESERVED', cart_version = :cart_version, event_sequence = event_sequence + 1,
    changed_at = clock_timestamp()
where order_id = :order;
insert into outbox (event_id, shard, topic, aggregate_id, sequence, event_type, payload, traceparent)
values (:stock, :shard, 'souk.stock', :order, 1, 'dev.souk.stock.reserved.v1', '{"order_id":"' || :order || '"}',
        '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');

-- in cart-service: the event is published
delete from outbox where event_id = any (array[:stock]::uuid[]);

-- in order-service: the stock is reserved
insert into inbox (event_id) values (:stock) on conflict do nothing;
update orders set status = 'STOCK_RESERVED', version = 2 where id = :order and version = 2 - 1;
insert into order_history (order_id, position, status) values (:order, 2, 'STOCK_RESERVED');
insert into order_message (order_id, event_id, kind, type, sequence, outcome, at)
values (:order, :stock, 'received', 'dev.souk.stock.reserved.v1', 1, 'applied', now());
insert into outbox (event_id, shard, topic, aggregate_id, sequence, event_type, payload, traceparent)
values (:reserved, :shard, 'souk.orders', :order, 2, 'dev.souk.order.stock-reserved.v1',
        '{"order_id":"' || :order || '","total_cents":1}', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');
insert into order_message (order_id, event_id, kind, type, sequence, at)
values (:order, :reserved, 'sent', 'dev.souk.order.stock-reserved.v1', 2, clock_timestamp());

-- in order-service: the event is published
delete from outbox where event_id = any (array[:reserved]::uuid[]);

-- in user-service: one cent is paid
insert into inbox (event_id) values (:reserved) on conflict do nothing;
insert into payment (order_id) values (:order)
on conflict (order_id) do update set changed_at = payment.changed_at;
update ledger_account set balance_cents = balance_cents - 1
where id = :user and kind = 'wallet' and balance_cents >= 1 and closed_at is null
returning balance_cents;
insert into ledger_posting (id, kind, order_id) values (:posting, 'payment', :order);
insert into ledger_entry (posting_id, account_id, amount_cents, balance_cents)
values (:posting, :user, -1, :balance_cents);
insert into ledger_entry (posting_id, account_id, amount_cents)
select :posting, id, 1 from ledger_account where kind = 'sales';
update payment
set user_id = :user, amount_cents = 1, state = 'TAKEN', event_sequence = event_sequence + 1,
    changed_at = clock_timestamp()
where order_id = :order;
insert into outbox (event_id, shard, topic, aggregate_id, sequence, event_type, payload, traceparent)
values (:payment, :shard, 'souk.payments', :order, 1, 'dev.souk.payment.taken.v1',
        '{"order_id":"' || :order || '","user_id":"' || :user || '","amount_cents":1}',
        '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');

-- in user-service: the event is published
delete from outbox where event_id = any (array[:payment]::uuid[]);

-- in order-service: the order is confirmed
insert into inbox (event_id) values (:payment) on conflict do nothing;
update orders set status = 'CONFIRMED', version = 3 where id = :order and version = 3 - 1;
insert into order_history (order_id, position, status) values (:order, 3, 'CONFIRMED');
insert into order_message (order_id, event_id, kind, type, sequence, outcome, at)
values (:order, :payment, 'received', 'dev.souk.payment.taken.v1', 1, 'applied', now());
insert into outbox (event_id, shard, topic, aggregate_id, sequence, event_type, payload, traceparent)
values (:confirmed, :shard, 'souk.orders', :order, 3, 'dev.souk.order.confirmed.v1',
        '{"order_id":"' || :order || '","total_cents":1}', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');
insert into order_message (order_id, event_id, kind, type, sequence, at)
values (:order, :confirmed, 'sent', 'dev.souk.order.confirmed.v1', 3, clock_timestamp());

-- in order-service: the event is published
delete from outbox where event_id = any (array[:confirmed]::uuid[]);

-- in cart-service: the piece is sold, and taken out of the cart
insert into inbox (event_id) values (:confirmed) on conflict do nothing;
insert into reservation (order_id) values (:order)
on conflict (order_id) do update set changed_at = reservation.changed_at;
update reservation set state = 'SOLD', changed_at = clock_timestamp() where order_id = :order;
insert into stock_posting (item_id, kind, order_id, external, on_hand, reserved, sold)
values (:item, 'SELL', :order, 0, 0, -1, 1);
insert into cart (user_id) values (:user) on conflict do nothing;
select version from cart where user_id = :user for update;
delete from cart_line where user_id = :user and item_id = :item;
update cart set version = version + 1 where user_id = :user;
