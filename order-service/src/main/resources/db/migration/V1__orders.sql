-- One row for each order: where it is in its life. What it was before stands in order_history.
create table orders (
    id               uuid primary key,
    user_id          uuid        not null,
    cart_version     bigint      not null check (cart_version >= 0),
    total_cents      bigint      not null check (total_cents >= 0),
    status           text        not null
        check (status in ('PLACED', 'STOCK_RESERVED', 'CONFIRMED', 'CANCELLING', 'CANCELLED')),
    reason           text
        check (reason in ('out-of-stock', 'payment-declined', 'cancelled-by-user', 'timed-out', 'account-closed')),
    -- who has answered the cancellation; both of them is the next state
    stock_answered   boolean     not null default false,
    payment_answered boolean     not null default false,
    -- facts published so far, one for each state the order has been in: the next one's sequence is one more
    facts            integer     not null check (facts between 1 and 4),
    placed_at        timestamptz not null default clock_timestamp(),
    deadline         timestamptz not null,
    constraint orders_reason_iff_turned_round check ((reason is not null) = (status in ('CANCELLING', 'CANCELLED'))),
    constraint orders_answers_while_cancelling check (
        case when status = 'CANCELLING' then not (stock_answered and payment_answered)
             else not (stock_answered or payment_answered) end)
);

-- a version of a cart is ordered once, unless that order came to nothing
create unique index orders_one_per_cart_version on orders (user_id, cart_version) where status <> 'CANCELLED';
create index orders_of_user on orders (user_id, id desc);
create index orders_between_states on orders (deadline) where status in ('PLACED', 'STOCK_RESERVED', 'CANCELLING');

create table order_line (
    order_id    uuid     not null references orders,
    position    smallint not null check (position between 1 and 50),
    item_id     uuid     not null,
    name        text     not null,
    quantity    smallint not null check (quantity between 1 and 99),
    price_cents bigint   not null check (price_cents >= 0),
    primary key (order_id, position),
    unique (order_id, item_id)
);

create table order_history (
    order_id uuid        not null references orders,
    position smallint    not null check (position between 1 and 4),
    status   text        not null,
    reason   text,
    at       timestamptz not null default clock_timestamp(),
    primary key (order_id, position),
    unique (order_id, status)
);

-- The total is the sum of the lines. Looked at when the transaction ends, since order and lines are two statements.
create function require_total_of_lines() returns trigger language plpgsql as $$
declare
    checked uuid := coalesce(to_jsonb(new) ->> 'order_id', to_jsonb(new) ->> 'id');
begin
    if (select total_cents from orders where id = checked)
        is distinct from (select sum(quantity * price_cents) from order_line where order_id = checked) then
        raise exception 'the total of order % is not the sum of its lines', checked using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger orders_total after insert or update of total_cents on orders
    deferrable initially deferred for each row execute function require_total_of_lines();
create constraint trigger order_line_total after insert or update on order_line
    deferrable initially deferred for each row execute function require_total_of_lines();

-- Who watches an order hears of each move when it is committed. Nobody can watch one that is only being placed.
create function tell_order_moved() returns trigger language plpgsql as $$
begin
    perform pg_notify('order_moved', new.order_id::text);
    return null;
end $$;

create trigger order_history_notify after insert on order_history
    for each row when (new.position > 1) execute function tell_order_moved();
