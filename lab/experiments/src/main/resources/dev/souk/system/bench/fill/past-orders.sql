-- Confirmed orders of past months: rows as the services write them, without those that they delete later (outbox,
-- inbox, idempotency keys). All triggers and constraints are on: rows that no service could write cannot be written.
-- Temporary tables name the customers and orders to write, the same in all databases: ids are computed from times and
-- numbers, and are in the order of time as those of the services (UUIDv7).

-- in every database: open
select set_config('past.begin', :begin, false), set_config('past.password_of', :password_of, false);
-- The planner would rather read all orders to find ten thousand of them.
set enable_hashjoin = off;
set enable_mergejoin = off;
create temporary table past_user (number bigint, user_id uuid);
create temporary table past_order (
    number bigint, order_id uuid, user_id uuid, item_id uuid, nth bigint, placed_at timestamptz);
create function pg_temp.opening() returns timestamptz language sql stable return
    current_setting('past.begin')::timestamptz;
create function pg_temp.id_of(at timestamptz, name text) returns uuid language sql immutable return
    (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0')
        || '7' || left(md5(name), 3) || '8' || right(md5(name), 15))::uuid;
create function pg_temp.user_id(number bigint) returns uuid language sql stable return
    pg_temp.id_of(pg_temp.opening(), 'user' || number);
create function pg_temp.item_id(number bigint) returns uuid language sql stable return
    pg_temp.id_of(pg_temp.opening(), 'item' || number);
create function pg_temp.email(number bigint) returns text language sql immutable return
    'past-' || number || '@souk.example';

-- in cart-service: open
-- There are many items, since orders of one item wait for each other.
insert into item (id, sku, name, price_cents, on_sale)
select pg_temp.item_id(number), 'past-' || number, 'Benchmark', 1, true
from generate_series(0, 199) number;
insert into stock (item_id) select pg_temp.item_id(number) from generate_series(0, 199) number;
insert into stock_posting (item_id, kind, external, on_hand, reserved, sold, posted_at)
select pg_temp.item_id(number), 'ADJUST', -1000000, 1000000, 0, 0, pg_temp.opening()
from generate_series(0, 199) number;

-- in every database: customers
truncate past_user;
insert into past_user select number, pg_temp.user_id(number) from generate_series(:first_user, :last_user) number;

-- in cart-service: customers
insert into cart (user_id) select user_id from past_user order by number;

-- in user-service: customers
-- A customer has deposited a million and pays one cent for each order. Customers have the password of another account:
-- to hash one for each would take longer than anything else.
insert into account (id, email, name, password_hash, role, created_at)
select user_id, pg_temp.email(number), 'Benchmark', password_hash, 'CUSTOMER', pg_temp.opening()
from past_user, (select password_hash from account where email = current_setting('past.password_of')) known
order by number;
insert into ledger_account (id, kind, balance_cents)
select user_id, 'wallet', 100000000 from past_user order by number;
insert into ledger_posting (id, kind, at)
select pg_temp.id_of(pg_temp.opening(), 'deposit' || number), 'deposit', pg_temp.opening()
from past_user order by number;
insert into ledger_entry (posting_id, account_id, amount_cents, balance_cents)
select pg_temp.id_of(pg_temp.opening(), 'deposit' || number), account_id, amount, balance
from past_user, (select id from ledger_account where kind = 'cash') cash,
     lateral (values (user_id, 100000000, 100000000), (cash.id, -100000000, null))
         entry (account_id, amount, balance)
order by number, amount desc;

-- in every database: name orders
-- The customers of a stage order by turns; nth counts the orders of a customer, from 1.
truncate past_order;
insert into past_order
select number, pg_temp.id_of(placed_at, 'order' || number),
       pg_temp.user_id(:first_user + (number - :first) % :users), pg_temp.item_id(number % 200),
       (number - :first) / :users + 1, placed_at
from generate_series(:from, :to) number,
     lateral (select pg_temp.opening() + number * :interval_millis * interval '1 ms') at (placed_at);
analyze past_order;

-- in order-service: orders
-- An order passes all its states, since a trigger lets it begin with PLACED only.
insert into orders (id, user_id, cart_version, total_cents, status, version, placed_at, deadline)
select order_id, user_id, 2 * nth - 1, 1, 'PLACED', 1, placed_at, placed_at + interval '60 s'
from past_order order by number;
insert into order_line (order_id, position, item_id, name, quantity, price_cents)
select order_id, 1, item_id, 'Benchmark', 1, 1 from past_order order by number;
insert into order_history (order_id, position, status, at)
select order_id, position, status, placed_at + (position - 1) * interval '10 ms'
from past_order, (values (1, 'PLACED'), (2, 'STOCK_RESERVED'), (3, 'CONFIRMED')) state (position, status)
order by number, position;
insert into order_message (order_id, event_id, kind, type, sequence, outcome, at, delivered_at)
select order_id, pg_temp.id_of(at, type || number), kind, 'dev.souk.' || type || '.v1', sequence,
       case kind when 'received' then 'applied' end, at, at
from past_order,
     (values (0, 'sent', 'order.placed', 1), (10, 'received', 'stock.reserved', 1),
             (11, 'sent', 'order.stock-reserved', 2), (20, 'received', 'payment.taken', 1),
             (21, 'sent', 'order.confirmed', 3)) message (ms, kind, type, sequence),
     lateral (select placed_at + ms * interval '1 ms') sent (at)
order by number, ms;
update orders set status = 'STOCK_RESERVED', version = 2 from past_order where id = order_id;
update orders set status = 'CONFIRMED', version = 3 from past_order where id = order_id;

-- in cart-service: orders
-- An order takes two versions of a cart: one puts the piece in, the sale takes it out.
insert into reservation (order_id, state, cart_version, event_sequence, changed_at)
select order_id, 'SOLD', 2 * nth - 1, 1, placed_at + interval '30 ms' from past_order order by number;
insert into stock_posting (item_id, kind, order_id, external, on_hand, reserved, sold, posted_at)
select item_id, kind, order_id, 0, on_hand, reserved, sold, placed_at + ms * interval '1 ms'
from past_order,
     (values (5, 'RESERVE', -1, 1, 0), (30, 'SELL', 0, -1, 1)) posting (ms, kind, on_hand, reserved, sold)
order by number, ms;
update cart set version = last.version
from (select user_id, 2 * max(nth) as version from past_order group by user_id) last
where cart.user_id = last.user_id;

-- in user-service: orders
insert into payment (order_id, user_id, amount_cents, state, event_sequence, changed_at)
select order_id, user_id, 1, 'TAKEN', 1, placed_at + interval '15 ms' from past_order order by number;
insert into ledger_posting (id, kind, order_id, at)
select pg_temp.id_of(placed_at, 'payment' || number), 'payment', order_id, placed_at + interval '15 ms'
from past_order order by number;
insert into ledger_entry (posting_id, account_id, amount_cents, balance_cents)
select pg_temp.id_of(placed_at, 'payment' || number), account_id, amount, balance
from past_order, (select id from ledger_account where kind = 'sales') sales,
     lateral (values (user_id, -1, 100000000 - nth), (sales.id, 1, null))
         entry (account_id, amount, balance)
order by number, amount;
update ledger_account set balance_cents = 100000000 - last.nth
from (select user_id, max(nth) as nth from past_order group by user_id) last where id = last.user_id;

-- in every database: close
-- Removes what updates have left, and counts rows for the planner, as autovacuum does sooner or later.
vacuum analyze;
