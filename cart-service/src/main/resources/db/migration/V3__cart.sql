-- The row stays for good, also when the cart is empty or its user has gone: a version never comes twice.
create table cart (
    user_id uuid primary key,
    version bigint  not null default 0 check (version >= 0),
    closed  boolean not null default false
);

create table cart_line (
    user_id  uuid        not null references cart (user_id),
    item_id  uuid        not null references item (id),
    quantity integer     not null check (quantity between 1 and 99),
    added_at timestamptz not null default clock_timestamp(),
    primary key (user_id, item_id)
);
