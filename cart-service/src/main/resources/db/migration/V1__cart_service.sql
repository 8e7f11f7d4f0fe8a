-- Items of the shop.
create table item (
    id          uuid primary key,
    sku         text    not null check (length(sku) between 1 and 40),
    name        text    not null check (length(name) between 1 and 120),
    price_cents integer not null check (price_cents between 1 and 10000000),
    on_sale     boolean not null,
    version     bigint  not null default 1 check (version > 0)
);

-- Skus are unique ignoring case: people confuse skus that differ only in case.
create unique index item_sku on item (lower(sku));

-- The pieces of each item: on hand, reserved for an order, sold.
create table stock (
    item_id  uuid primary key references item (id),
    on_hand  bigint not null default 0 check (on_hand >= 0),
    reserved bigint not null default 0 check (reserved >= 0),
    sold     bigint not null default 0 check (sold >= 0)
);

-- Every change of stock, as double-entry postings that sum to zero. External is the contra account outside the shop.
create table stock_posting (
    id        bigint generated always as identity primary key,
    item_id   uuid        not null references stock (item_id),
    kind      text        not null,
    order_id  uuid,
    external  bigint      not null,
    on_hand   bigint      not null,
    reserved  bigint      not null,
    sold      bigint      not null,
    posted_at timestamptz not null default clock_timestamp(),
    constraint stock_posting_balances check (external + on_hand + reserved + sold = 0),
    constraint stock_posting_kind check (
        case kind
            when 'ADJUST' then order_id is null and on_hand <> 0 and reserved = 0 and sold = 0
            when 'RESERVE' then order_id is not null and external = 0 and reserved > 0 and sold = 0
            when 'RELEASE' then order_id is not null and external = 0 and reserved < 0 and sold = 0
            when 'SELL' then order_id is not null and external = 0 and on_hand = 0 and sold > 0
            else false
        end),
    -- an order has at most one posting of each kind for an item; adjustments have no order and may repeat
    constraint stock_posting_once unique (order_id, item_id, kind)
);

-- The columns of stock are the sums of the postings, because only a posting changes them.
create function apply_stock_posting() returns trigger language plpgsql as $$
begin
    update stock
    set on_hand = on_hand + new.on_hand, reserved = reserved + new.reserved, sold = sold + new.sold
    where item_id = new.item_id;
    return null;
end $$;

create trigger stock_posting_applies after insert on stock_posting
    for each row execute function apply_stock_posting();

create function reject_stock_change() returns trigger language plpgsql as $$
begin
    raise exception '% of % rejected: stock changes only through new postings', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end $$;

create trigger stock_starts_empty before insert on stock
    for each row when (new.on_hand <> 0 or new.reserved <> 0 or new.sold <> 0) execute function reject_stock_change();
create trigger stock_changes_by_posting before update or delete on stock
    for each row when (pg_trigger_depth() = 0) execute function reject_stock_change();
create trigger stock_posting_is_final before update or delete on stock_posting
    for each row execute function reject_stock_change();

-- A cart is never deleted, not even for a closed account: no version may be used twice.
create table cart (
    user_id uuid primary key,
    version bigint  not null default 0 check (version >= 0),
    closed  boolean not null default false
);

create table cart_line (
    user_id                 uuid        not null references cart (user_id),
    item_id                 uuid        not null references item (id),
    quantity                integer     not null check (quantity between 1 and 99),
    quantity_set_at_version bigint      not null check (quantity_set_at_version > 0),
    added_at                timestamptz not null default clock_timestamp(),
    primary key (user_id, item_id)
);

create function reject_cart_version() returns trigger language plpgsql as $$
begin
    raise exception 'the version of a cart does not go from % to %', old.version, new.version
        using errcode = 'integrity_constraint_violation';
end $$;

create trigger cart_version_rises before update on cart
    for each row when (new.version < old.version) execute function reject_cart_version();

-- The reservation of each order; the postings with the order's id say which pieces. Events of one order lock this row.
create table reservation (
    order_id       uuid primary key,
    -- NEW exists only within a transaction: the row is inserted to be locked, then the first event decides
    state          text        not null default 'NEW'
                   check (state in ('NEW', 'RESERVED', 'REJECTED', 'RELEASED', 'SOLD')),
    cart_version   bigint check (cart_version >= 0),
    event_sequence integer     not null default 0, -- number of published events
    changed_at     timestamptz not null default clock_timestamp(),
    -- one event answers the order, a second one its cancellation; a tombstone publishes only the second
    constraint reservation_published check (case state
        when 'NEW' then event_sequence = 0
        when 'RELEASED' then event_sequence in (1, 2)
        else event_sequence = 1 end),
    constraint tombstone_has_no_cart check (
        (cart_version is null) = (state = 'NEW' or (state = 'RELEASED' and event_sequence = 1)))
);

-- The transitions of ReservationState; ReservationTransitionsIT compares the two for every pair of states.
create function reject_reservation_transition() returns trigger language plpgsql as $$
begin
    raise exception 'the reservation of order % does not go from % to %', old.order_id, old.state, new.state
        using errcode = 'integrity_constraint_violation';
end $$;

create trigger reservation_transition before update of order_id, state, cart_version, event_sequence on reservation
    for each row when (not (new.order_id = old.order_id and case old.state
        when 'NEW' then new.state in ('RESERVED', 'REJECTED', 'RELEASED')
        when 'RESERVED' then new.state in ('SOLD', 'RELEASED') and new.cart_version = old.cart_version
        when 'REJECTED' then new.state = 'RELEASED' and new.cart_version = old.cart_version
        else false end)) execute function reject_reservation_transition();

create function check_reservation_is_decided() returns trigger language plpgsql as $$
begin
    if exists (select from reservation where order_id = new.order_id and state = 'NEW') then
        raise exception 'the reservation of order % was left undecided', new.order_id using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger reservation_is_decided after insert on reservation
    deferrable initially deferred for each row when (new.state = 'NEW') execute function check_reservation_is_decided();

-- A reservation and the postings of its order agree when a transaction ends. Both tables are checked: neither postings
-- without their reservation nor a reservation without its postings can be committed.
create function check_reservation_has_postings() returns trigger language plpgsql as $$
declare
    items    integer;
    held     integer;
    sold     integer;
    released integer;
begin
    select count(*), count(*) filter (where p.reserved > 0 and p.sold = 0),
           count(*) filter (where p.reserved = 0 and p.sold > 0), count(*) filter (where p.reserved = 0 and p.sold = 0)
    into items, held, sold, released
    from (select sum(posting.reserved) reserved, sum(posting.sold) sold
          from stock_posting posting where posting.order_id = new.order_id group by posting.item_id) p;
    if not (case new.state
            when 'RESERVED' then items > 0 and held = items
            when 'SOLD' then items > 0 and sold = items
            when 'RELEASED' then released = items
            when 'REJECTED' then items = 0
        end) then
        raise exception 'the postings of order % do not match its reservation, which is %', new.order_id, new.state
            using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger reservation_has_postings after insert or update of state on reservation
    deferrable initially deferred for each row when (new.state <> 'NEW')
    execute function check_reservation_has_postings();

create function check_posting_has_reservation() returns trigger language plpgsql as $$
begin
    if not exists (
        select from reservation
        where order_id = new.order_id and case new.kind
            when 'RESERVE' then state in ('RESERVED', 'SOLD', 'RELEASED')
            when 'SELL' then state = 'SOLD'
            when 'RELEASE' then state = 'RELEASED'
        end) then
        raise exception '% for order % without a matching reservation', new.kind, new.order_id
            using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger posting_has_reservation after insert on stock_posting
    deferrable initially deferred for each row when (new.order_id is not null)
    execute function check_posting_has_reservation();
