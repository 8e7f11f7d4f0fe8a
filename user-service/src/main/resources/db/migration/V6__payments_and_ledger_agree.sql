-- A payment goes one way, and who was asked for how much never changes.
create function payment_refuses() returns trigger language plpgsql as $$
begin
    raise exception 'the payment of order % does not go from % to %', old.order_id, old.status, new.status
        using errcode = 'check_violation';
end $$;

create trigger payment_goes_forward before update on payment
    for each row when (not (new.order_id = old.order_id and case
        when new.status = old.status then
            (new.user_id, new.amount_cents, new.event_sequence)
                is not distinct from (old.user_id, old.amount_cents, old.event_sequence)
        else new.event_sequence = old.event_sequence + 1 and case old.status
            when 'NEW' then new.status in ('TAKEN', 'DECLINED', 'VOIDED')
            when 'TAKEN' then new.status = 'REFUNDED' and (new.user_id, new.amount_cents) = (old.user_id, old.amount_cents)
            when 'DECLINED' then new.status = 'VOIDED' and (new.user_id, new.amount_cents) = (old.user_id, old.amount_cents)
            else false end
        end)) execute function payment_refuses();

-- NEW lives within a transaction only.
create function check_payment_is_decided() returns trigger language plpgsql as $$
begin
    if exists (select from payment where order_id = new.order_id and status = 'NEW') then
        raise exception 'the payment of order % was left undecided', new.order_id using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger payment_is_decided after insert on payment
    deferrable initially deferred for each row when (new.status = 'NEW') execute function check_payment_is_decided();

-- Taken is charged and refunded is given back, from and to the wallet of who was asked, the amount that was asked for;
-- of every other payment the books know nothing. An order that costs nothing moves nothing.
create function check_payment_has_postings() returns trigger language plpgsql as $$
declare
    due      bigint := case when new.status in ('TAKEN', 'REFUNDED') then new.amount_cents else 0 end;
    back     bigint := case when new.status = 'REFUNDED' then new.amount_cents else 0 end;
    charged  bigint;
    refunded bigint;
    postings integer;
begin
    select coalesce(sum(-amount_cents) filter (where kind = 'payment'), 0),
           coalesce(sum(amount_cents) filter (where kind = 'refund'), 0), count(*)
    into charged, refunded, postings
    from ledger_posting left join ledger_entry on posting_id = id and account_id = new.user_id
    where order_id = new.order_id;
    if charged <> due or refunded <> back or postings <> (due > 0)::integer + (back > 0)::integer then
        raise exception 'the ledger has not what the payment of order % says, which is %', new.order_id, new.status
            using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger payment_has_postings after insert or update of status on payment
    deferrable initially deferred for each row when (new.status <> 'NEW') execute function check_payment_has_postings();

-- And the other way round: no order is charged or refunded without its payment.
create function check_posting_has_payment() returns trigger language plpgsql as $$
begin
    if not exists (
        select from payment
        where order_id = new.order_id and (status = 'REFUNDED' or (status = 'TAKEN' and new.kind = 'payment'))) then
        raise exception '% for order %, whose payment does not say so', new.kind, new.order_id
            using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger posting_has_payment after insert on ledger_posting
    deferrable initially deferred for each row when (new.kind <> 'deposit')
    execute function check_posting_has_payment();

-- Each wallet entry continues from the one before, as until now; and its posting's kind says which way money goes, and
-- whether it may reach a wallet that is closed.
create or replace function check_entry() returns trigger language plpgsql as $$
declare
    wallet  ledger_account;
    posting ledger_posting;
    before  bigint;
begin
    select * into wallet from ledger_account where id = new.account_id;
    if wallet.kind <> 'wallet' then
        return new;
    end if;
    select * into posting from ledger_posting where id = new.posting_id;
    if (posting.kind = 'payment') <> (new.amount_cents < 0) then
        raise exception 'a % does not move % cents', posting.kind, new.amount_cents using errcode = 'check_violation';
    end if;
    if wallet.closed_at is not null and posting.kind <> 'refund' then
        raise exception 'wallet % is closed', new.account_id using errcode = 'check_violation';
    end if;
    select balance_cents into before from ledger_entry where account_id = new.account_id order by number desc limit 1;
    if new.balance_cents is distinct from coalesce(before, 0) + new.amount_cents then
        raise exception 'entry of wallet % does not continue from the last one', new.account_id
            using errcode = 'check_violation';
    end if;
    return new;
end $$;
