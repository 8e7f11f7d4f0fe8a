-- Accounts. A closed account keeps its id, which orders and the ledger refer to, and no personal data.
create table account (
    id             uuid primary key,
    email          text check (length(email) between 3 and 254),
    name           text check (length(name) between 1 and 100),
    password_hash  text,
    role           text        not null check (role in ('CUSTOMER', 'ADMIN')),
    status         text        not null default 'ACTIVE' check (status in ('ACTIVE', 'CLOSED')),
    version        bigint      not null default 1 check (version > 0),
    event_sequence bigint      not null default 1 check (event_sequence > 0), -- number of published events
    created_at     timestamptz not null default clock_timestamp(),
    constraint closed_is_erased check (
        num_nonnulls(email, name, password_hash) = case status when 'ACTIVE' then 3 else 0 end)
);

-- One open account for each e-mail address, ignoring case. A closed account has none.
create unique index account_email on account (lower(email));

-- Failed logins by e-mail and by client address, both only as hashes. Unlogged: each login writes here, and a crash may
-- lose it.
create unlogged table login_attempt (
    throttle_key bytea primary key check (octet_length(throttle_key) = 32),
    refilled_at  timestamptz not null -- when all attempts are available again; each attempt moves it into the future
);

create index login_attempt_refilled on login_attempt (refilled_at);

-- The keys that sign tokens, with their private parts: whoever can read this table can issue tokens.
create table signing_key (
    generation  integer primary key check (generation > 0), -- concurrent rotations insert the same number
    kid         text        not null unique,
    jwk         text        not null,
    active_from timestamptz not null
);

-- Money as a double-entry ledger in cents. A user's wallet is the ledger account with the user's id.
create table ledger_account (
    id            uuid primary key,
    kind          text not null check (kind in ('wallet', 'cash', 'sales')),
    balance_cents bigint check (balance_cents >= 0),
    closed_at     timestamptz,
    -- Only wallets store a balance. The balance of a system account is the sum of its entries: if it were stored, all
    -- payments would wait for the lock of one row.
    check ((kind = 'wallet') = (balance_cents is not null))
);

create unique index ledger_account_system on ledger_account (kind) where kind <> 'wallet';

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

-- The amount of a wallet entry has the sign of its posting's kind, only a refund reaches a closed wallet, and the
-- balance continues from the previous entry. With the next trigger, the balance of a wallet is the sum of its entries,
-- by induction and without adding up a long history at each payment.
create function check_entry() returns trigger language plpgsql as $$
declare
    wallet   ledger_account;
    posting  ledger_posting;
    previous bigint;
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
    select balance_cents into previous from ledger_entry where account_id = new.account_id order by number desc limit 1;
    if new.balance_cents is distinct from coalesce(previous, 0) + new.amount_cents then
        raise exception 'entry of wallet % does not continue from the last one', new.account_id
            using errcode = 'check_violation';
    end if;
    return new;
end $$;

create trigger entry_continues before insert on ledger_entry for each row execute function check_entry();

-- The balance of a wallet equals the balance of its last entry when the transaction ends.
create function check_balance() returns trigger language plpgsql as $$
declare
    stored bigint;
    last   bigint;
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

-- Postings and entries are final.
create function reject_ledger_change() returns trigger language plpgsql as $$
begin
    raise exception '% is never changed: post the opposite', tg_table_name using errcode = 'check_violation';
end $$;

create trigger entry_is_final before update or delete on ledger_entry
    for each row execute function reject_ledger_change();
create trigger posting_is_final before update or delete on ledger_posting
    for each row execute function reject_ledger_change();

-- The payment of each order. Events of one order lock this row.
create table payment (
    order_id       uuid primary key,
    user_id        uuid,
    amount_cents   bigint check (amount_cents >= 0),
    -- NEW exists only within a transaction: the row is inserted to be locked, then the first event decides
    state          text        not null default 'NEW'
                   check (state in ('NEW', 'TAKEN', 'DECLINED', 'VOIDED', 'REFUNDED')),
    decline_reason text check (decline_reason in ('insufficient-funds', 'account-closed')),
    event_sequence bigint      not null default 0 check (event_sequence between 0 and 2), -- number of published events
    changed_at     timestamptz not null default clock_timestamp(),
    constraint tombstone_has_no_amount check (num_nonnulls(user_id, amount_cents) in (0, 2)),
    constraint requested_has_amount check (state not in ('TAKEN', 'DECLINED', 'REFUNDED') or amount_cents is not null),
    constraint declined_has_reason check (state <> 'DECLINED' or decline_reason is not null),
    constraint published_unless_new check ((state = 'NEW') = (event_sequence = 0))
);

-- The transitions of PaymentState; PaymentTransitionsIT compares the two for every pair of states.
create function reject_payment_transition() returns trigger language plpgsql as $$
begin
    raise exception 'the payment of order % does not go from % to %', old.order_id, old.state, new.state
        using errcode = 'check_violation';
end $$;

create trigger payment_transition before update of order_id, state, user_id, amount_cents, event_sequence on payment
    for each row when (not (new.order_id = old.order_id and new.event_sequence = old.event_sequence + 1
        and case old.state
            when 'NEW' then new.state in ('TAKEN', 'DECLINED', 'VOIDED')
            when 'TAKEN'
                then new.state = 'REFUNDED' and (new.user_id, new.amount_cents) = (old.user_id, old.amount_cents)
            when 'DECLINED'
                then new.state = 'VOIDED' and (new.user_id, new.amount_cents) = (old.user_id, old.amount_cents)
            else false end)) execute function reject_payment_transition();

create function check_payment_is_decided() returns trigger language plpgsql as $$
begin
    if exists (select from payment where order_id = new.order_id and state = 'NEW') then
        raise exception 'the payment of order % was left undecided', new.order_id using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger payment_is_decided after insert on payment
    deferrable initially deferred for each row when (new.state = 'NEW') execute function check_payment_is_decided();

-- A payment and the postings of its order agree when a transaction ends. TAKEN has a charge and REFUNDED also a refund,
-- of the requested amount and the wallet of the requested user; other states have no posting, nor have orders of 0.
create function check_payment_has_postings() returns trigger language plpgsql as $$
declare
    due      bigint := case when new.state in ('TAKEN', 'REFUNDED') then new.amount_cents else 0 end;
    back     bigint := case when new.state = 'REFUNDED' then new.amount_cents else 0 end;
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
        raise exception 'the postings of order % do not match its payment, which is %', new.order_id, new.state
            using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger payment_has_postings after insert or update of state on payment
    deferrable initially deferred for each row when (new.state <> 'NEW') execute function check_payment_has_postings();

create function check_posting_has_payment() returns trigger language plpgsql as $$
begin
    if not exists (
        select from payment
        where order_id = new.order_id and (state = 'REFUNDED' or (state = 'TAKEN' and new.kind = 'payment'))) then
        raise exception '% for order % without a matching payment', new.kind, new.order_id
            using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger posting_has_payment after insert on ledger_posting
    deferrable initially deferred for each row when (new.kind <> 'deposit')
    execute function check_posting_has_payment();
