-- Which lines of a cart an order was made of: those that were set in the version it was placed for, or before.
alter table cart_line add column set_in bigint not null default 0 check (set_in >= 0);

-- null for a tombstone, which was never placed
alter table reservation add column cart_version bigint check (cart_version >= 0);

create function cart_version_never_comes_twice() returns trigger language plpgsql as $$
begin
    raise exception 'the version of a cart does not go from % to %', old.version, new.version
        using errcode = 'integrity_constraint_violation';
end $$;

create trigger cart_version_never_comes_twice before update on cart
    for each row when (new.version < old.version) execute function cart_version_never_comes_twice();
