create table note (
    id      uuid primary key,
    text    text   not null check (text <> 'forbidden'),
    version bigint not null default 1
);
