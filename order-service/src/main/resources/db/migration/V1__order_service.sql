-- One row per order, with its present state. order_history has all states.
create table orders (
    id               uuid primary key,
    user_id          uuid        not null,
    cart_version     bigint      not null check (cart_version >= 0),
    total_cents      bigint      not null check (total_cents >= 0),
    status           text        not null
        check (status in ('PLACED', 'STOCK_RESERVED', 'CONFIRMED', 'CANCELLING', 'CANCELLED')),
    reason           text
        check (reason in ('out-of-stock', 'payment-declined', 'cancelled-by-user', 'timed-out', 'account-closed')),
    -- which participants have answered the cancellation; the second answer changes the state
    stock_answered   boolean     not null default false,
    payment_answered boolean     not null default false,
    -- optimistic lock, and the sequence number of the event that announced the present state
    version          integer     not null check (version between 1 and 4),
    placed_at        timestamptz not null default clock_timestamp(),
    deadline         timestamptz not null,
    constraint orders_reason_iff_cancelled check ((reason is not null) = (status in ('CANCELLING', 'CANCELLED'))),
    constraint orders_answers_while_cancelling check (
        case when status = 'CANCELLING' then not (stock_answered and payment_answered)
             else not (stock_answered or payment_answered) end)
);

-- A version of a cart is ordered once, unless that order is cancelled.
create unique index orders_one_per_cart_version on orders (user_id, cart_version) where status <> 'CANCELLED';
create index orders_of_user on orders (user_id, id desc);
create index orders_open on orders (deadline) where status in ('PLACED', 'STOCK_RESERVED', 'CANCELLING');

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

-- The messages of an order for its timeline. No decision depends on them.
create table order_message (
    order_id     uuid        not null references orders,
    event_id     uuid        not null,
    kind         text        not null check (kind in ('sent', 'received')),
    type         text        not null,
    sequence     bigint check (sequence > 0),
    -- what a received message did to the order
    outcome      text check (outcome in ('applied', 'noted', 'ignored', 'unexpected', 'rejected')),
    at           timestamptz not null,
    -- a duplicate changes only these two
    deliveries   integer     not null default 1 check (deliveries > 0),
    delivered_at timestamptz not null default clock_timestamp(),
    primary key (order_id, event_id),
    constraint order_message_outcome check ((outcome is not null) = (kind = 'received'))
);

-- The total is the sum of the lines. Checked at the commit, since order and lines are two statements.
create function check_total() returns trigger language plpgsql as $$
begin
    if new.total_cents is distinct from
            (select sum(quantity * price_cents) from order_line where order_id = new.id) then
        raise exception 'the total of order % is not the sum of its lines', new.id using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger orders_total after insert or update of total_cents on orders
    deferrable initially deferred for each row execute function check_total();

-- Once per statement, not per line: all lines of an order are one statement.
create function check_total_of_new_lines() returns trigger language plpgsql as $$
declare
    wrong uuid;
begin
    select o.id into wrong from orders o
    where o.id in (select order_id from new_line)
      and o.total_cents <> (select sum(quantity * price_cents) from order_line where order_id = o.id);
    if found then
        raise exception 'the total of order % is not the sum of its lines', wrong using errcode = 'check_violation';
    end if;
    return null;
end $$;

create trigger order_line_total after insert on order_line
    referencing new table as new_line for each statement execute function check_total_of_new_lines();

-- The transitions of the saga. Their source is Transitions.java; TransitionConstraintIT compares the two for each pair
-- of states. What was ordered, by whom and for how much never changes. The condition is evaluated without a function
-- call.
create function reject_transition() returns trigger language plpgsql as $$
begin
    raise exception 'order % cannot change from %, version % to %, version % (%)',
        old.id, old.status, old.version, new.status, new.version, new.reason
        using errcode = 'integrity_constraint_violation';
end $$;

create trigger orders_transition before update on orders
    for each row when (not (
        (new.id, new.user_id, new.cart_version, new.total_cents, new.placed_at)
            = (old.id, old.user_id, old.cart_version, old.total_cents, old.placed_at)
        and case
            when new.status = old.status then
                new.version = old.version and new.reason is not distinct from old.reason
                and new.stock_answered >= old.stock_answered and new.payment_answered >= old.payment_answered
            else new.version = old.version + 1 and case (old.status || ' ' || new.status)
                when 'PLACED STOCK_RESERVED' then true
                when 'PLACED CANCELLED' then new.reason = 'out-of-stock'
                when 'PLACED CANCELLING' then new.reason in ('cancelled-by-user', 'timed-out', 'account-closed')
                when 'STOCK_RESERVED CONFIRMED' then true
                when 'STOCK_RESERVED CANCELLING' then new.reason <> 'out-of-stock'
                when 'CANCELLING CANCELLED'
                    then new.reason = old.reason and (old.stock_answered or old.payment_answered)
                else false end
            end)) execute function reject_transition();

create function reject_initial_state() returns trigger language plpgsql as $$
begin
    raise exception 'order % must start as PLACED, version 1, not as %, version %', new.id, new.status, new.version
        using errcode = 'integrity_constraint_violation';
end $$;

create trigger orders_initial_state before insert on orders
    for each row when (new.status <> 'PLACED' or new.version <> 1) execute function reject_initial_state();

-- Each state has its entry in the history. Checked at the commit, since order and history are two statements.
create function check_state_is_in_history() returns trigger language plpgsql as $$
begin
    if not exists (
        select from order_history
        where order_id = new.id and position = new.version
          and status = new.status and reason is not distinct from new.reason) then
        raise exception 'the history of order % has no entry for %', new.id, new.status
            using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger orders_state_is_in_history after insert or update of status on orders
    deferrable initially deferred for each row execute function check_state_is_in_history();

-- Each entry of the history was a state.
create function check_history_was_state() returns trigger language plpgsql as $$
begin
    if not exists (select from orders where id = new.order_id and version >= new.position) then
        raise exception 'order % has never been %', new.order_id, new.status using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger order_history_was_state after insert on order_history
    deferrable initially deferred for each row execute function check_history_was_state();

-- Lines and history are immutable.
create function reject_change() returns trigger language plpgsql as $$
begin
    raise exception '% is never changed', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

create trigger order_line_is_immutable before update or delete on order_line
    for each row execute function reject_change();
create trigger order_history_is_immutable before update or delete on order_history
    for each row execute function reject_change();
