-- How many pieces of an item there are: free to be ordered, promised to an order, sold.
create table stock (
    item_id  uuid primary key references item (id),
    on_hand  bigint not null default 0 check (on_hand >= 0),
    reserved bigint not null default 0 check (reserved >= 0),
    sold     bigint not null default 0 check (sold >= 0)
);

-- Every change of it, as a movement between accounts: what one gets, another gives. External is the world outside.
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
    -- an order moves an item once in each way; adjustments have no order and may repeat
    constraint stock_posting_once unique (order_id, item_id, kind)
);

-- The columns of stock are the sums of the postings, because nothing but a posting changes them.
create function stock_posting_applies() returns trigger language plpgsql as $$
begin
    update stock
    set on_hand = on_hand + new.on_hand, reserved = reserved + new.reserved, sold = sold + new.sold
    where item_id = new.item_id;
    return null;
end $$;

create trigger stock_posting_applies after insert on stock_posting
    for each row execute function stock_posting_applies();

create function stock_refuses() returns trigger language plpgsql as $$
begin
    raise exception '% of % refused: stock changes by new postings alone', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end $$;

create trigger stock_starts_empty before insert on stock
    for each row when (new.on_hand <> 0 or new.reserved <> 0 or new.sold <> 0) execute function stock_refuses();
create trigger stock_changes_by_posting before update or delete on stock
    for each row when (pg_trigger_depth() = 0) execute function stock_refuses();
create trigger stock_posting_stays before update or delete on stock_posting
    for each row execute function stock_refuses();
