-- The table of the saga, as far as the database can hold it: which state follows which, and for which reason. What was
-- ordered, by whom and for how much never changes.
create function orders_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'order % does not go from %, fact % to %, fact % (%)',
        old.id, old.status, old.facts, new.status, new.facts, new.reason
        using errcode = 'integrity_constraint_violation';
end $$;

create trigger orders_go_forward before update on orders
    for each row when (not (
        (new.id, new.user_id, new.cart_version, new.total_cents, new.placed_at)
            = (old.id, old.user_id, old.cart_version, old.total_cents, old.placed_at)
        and case
            when new.status = old.status then
                new.facts = old.facts and new.reason is not distinct from old.reason
                and new.stock_answered >= old.stock_answered and new.payment_answered >= old.payment_answered
            else new.facts = old.facts + 1 and case (old.status || ' ' || new.status)
                when 'PLACED STOCK_RESERVED' then true
                when 'PLACED CANCELLED' then new.reason = 'out-of-stock'
                when 'PLACED CANCELLING' then new.reason in ('cancelled-by-user', 'timed-out', 'account-closed')
                when 'STOCK_RESERVED CONFIRMED' then true
                when 'STOCK_RESERVED CANCELLING' then new.reason <> 'out-of-stock'
                when 'CANCELLING CANCELLED' then new.reason = old.reason
                else false end
            end)) execute function orders_refuse();

create function orders_begin_placed() returns trigger language plpgsql as $$
begin
    raise exception 'order % begins as %', new.id, new.status using errcode = 'integrity_constraint_violation';
end $$;

create trigger orders_begin_placed before insert on orders
    for each row when (new.status <> 'PLACED' or new.facts <> 1) execute function orders_begin_placed();

-- Every state has its line in the history and every line was a state. Looked at when the transaction ends, since order
-- and history are two statements.
create function check_order_has_history() returns trigger language plpgsql as $$
begin
    if not exists (
        select from order_history
        where order_id = new.id and position = new.facts
          and status = new.status and reason is not distinct from new.reason) then
        raise exception 'the history of order % does not know that it is %', new.id, new.status
            using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger orders_have_history after insert or update of status on orders
    deferrable initially deferred for each row execute function check_order_has_history();

create function check_history_has_order() returns trigger language plpgsql as $$
begin
    if not exists (select from orders where id = new.order_id and facts >= new.position) then
        raise exception 'order % has never been %', new.order_id, new.status using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger order_history_of_order after insert on order_history
    deferrable initially deferred for each row execute function check_history_has_order();

-- What is written there stays as it is.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is never changed', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

create trigger order_line_is_final before update or delete on order_line
    for each row execute function refuse_change();
create trigger order_history_is_final before update or delete on order_history
    for each row execute function refuse_change();
