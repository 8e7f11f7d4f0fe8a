-- The first step of a rename in three releases (docs/releases.md): last_login is also set by a registration, so it becomes
-- last_used_at. Both columns exist now, and a trigger keeps them equal, whichever of them a version writes. The table is
-- locked meanwhile; it has 20 rows an account at most, and a row is written once a day at most.
alter table known_network add column last_used_at timestamptz;
update known_network set last_used_at = last_login;
create index known_network_last_used on known_network (last_used_at);

create function copy_known_network_time() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        new.last_used_at := coalesce(new.last_used_at, new.last_login);
    elsif new.last_used_at is not distinct from old.last_used_at then
        new.last_used_at := new.last_login;
    end if;
    new.last_login := new.last_used_at;
    return new;
end $$;

create trigger known_network_time before insert or update on known_network
    for each row execute function copy_known_network_time();
