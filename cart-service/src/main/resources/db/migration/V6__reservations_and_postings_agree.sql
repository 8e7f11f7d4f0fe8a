-- A reservation and the postings of its order say the same when a transaction ends: looked at from both sides, so that
-- neither pieces without a reservation nor a reservation without its pieces can be stored.
create function check_reservation_has_postings() returns trigger language plpgsql as $$
declare
    items integer;
    held  integer;
    gone  integer;
begin
    select count(*), count(*) filter (where reserved > 0 and sold = 0), count(*) filter (where reserved = 0 and sold > 0)
    into items, held, gone
    from (select sum(reserved) reserved, sum(sold) sold from stock_posting where order_id = new.order_id group by item_id);
    if not (case new.state
            when 'RESERVED' then items > 0 and held = items
            when 'SOLD' then items > 0 and gone = items
            when 'RELEASED' then held = 0 and gone = 0
            when 'REJECTED' then items = 0
        end) then
        raise exception 'the postings of order % are not those of one that is %', new.order_id, new.state
            using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger reservation_has_postings after insert or update of state on reservation
    deferrable initially deferred for each row execute function check_reservation_has_postings();

create function check_posting_has_reservation() returns trigger language plpgsql as $$
begin
    if not exists (
        select from reservation
        where order_id = new.order_id and case new.kind
            when 'RESERVE' then state in ('RESERVED', 'SOLD', 'RELEASED')
            when 'SELL' then state = 'SOLD'
            when 'RELEASE' then state = 'RELEASED'
        end) then
        raise exception '% for order %, whose reservation does not say so', new.kind, new.order_id
            using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger posting_has_reservation after insert on stock_posting
    deferrable initially deferred for each row when (new.order_id is not null)
    execute function check_posting_has_reservation();
