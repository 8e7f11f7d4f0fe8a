create table item (
    id          uuid primary key,
    sku         text    not null check (length(sku) between 1 and 40),
    name        text    not null check (length(name) between 1 and 120),
    price_cents integer not null check (price_cents between 1 and 10000000),
    on_sale     boolean not null,
    version     bigint  not null default 1 check (version > 0)
);

-- two skus that differ in case alone would be mistaken for each other on every shelf
create unique index item_sku on item (lower(sku));
