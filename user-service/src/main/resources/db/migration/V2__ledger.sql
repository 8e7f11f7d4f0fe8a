-- Money as a double-entry ledger in cents. A user's wallet is the ledger account with the user's id.
create table ledger_account (
    id            uuid primary key,
    kind          text not null check (kind in ('wallet', 'cash', 'sales')),
    balance_cents bigint check (balance_cents >= 0),
    closed_at     timestamptz,
    -- Only wallets store a balance. That of the house is the sum of its entries: one row that every payment
    -- updates would make each wait for all others.
    check ((kind = 'wallet') = (balance_cents is not null))
);

create unique index ledger_account_house on ledger_account (kind) where kind <> 'wallet';

insert into ledger_account (id, kind)
values ('00000000-0000-7000-8000-00000000ca54', 'cash'), ('00000000-0000-7000-8000-000000005a1e', 'sales');

create table ledger_posting (
    id       uuid primary key,
    kind     text        not null check (kind in ('deposit', 'payment', 'refund')),
    order_id uuid,
    at       timestamptz not null default clock_timestamp(),
    check ((kind = 'deposit') = (order_id is null)),
    unique (order_id, kind) -- an order is charged once and refunded once
);

create table ledger_entry (
    number        bigint generated always as identity primary key,
    posting_id    uuid   not null references ledger_posting,
    account_id    uuid   not null references ledger_account,
    amount_cents  bigint not null check (amount_cents <> 0),
    balance_cents bigint check (balance_cents >= 0), -- of a wallet, after this entry
    unique (posting_id, account_id)
);

create index ledger_entry_newest on ledger_entry (account_id, number desc);

-- Every posting sums to zero when its transaction ends.
create function check_posting() returns trigger language plpgsql as $$
begin
    if (select sum(amount_cents) from ledger_entry where posting_id = new.posting_id) <> 0 then
        raise exception 'posting % does not sum to zero', new.posting_id using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger posting_sums_to_zero after insert on ledger_entry
    deferrable initially deferred for each row execute function check_posting();

-- Each wallet entry continues from the one before. With the next trigger: balance = sum of all entries, by induction,
-- and without adding up a long history at every payment.
create function check_entry() returns trigger language plpgsql as $$
declare
    stored bigint;
    before bigint;
begin
    select balance_cents into stored from ledger_account where id = new.account_id;
    if stored is null then
        return new;
    end if;
    select balance_cents into before from ledger_entry where account_id = new.account_id order by number desc limit 1;
    if new.balance_cents is distinct from coalesce(before, 0) + new.amount_cents then
        raise exception 'entry of wallet % does not continue from the last one', new.account_id
            using errcode = 'check_violation';
    end if;
    return new;
end $$;

create trigger entry_continues before insert on ledger_entry for each row execute function check_entry();

-- A wallet's balance is what its last entry says when the transaction ends.
create function check_balance() returns trigger language plpgsql as $$
declare
    stored bigint;
    last bigint;
begin
    select balance_cents into stored from ledger_account where id = new.id;
    select balance_cents into last from ledger_entry where account_id = new.id order by number desc limit 1;
    if stored is distinct from coalesce(last, 0) and new.kind = 'wallet' then
        raise exception 'balance of wallet % is not the sum of its entries', new.id using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger balance_equals_entries after insert or update of balance_cents on ledger_account
    deferrable initially deferred for each row execute function check_balance();

-- What is in the books stays in the books.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is never changed: post the opposite', tg_table_name using errcode = 'check_violation';
end $$;

create trigger entry_is_final before update or delete on ledger_entry for each row execute function refuse_change();
create trigger posting_is_final before update or delete on ledger_posting for each row execute function refuse_change();
