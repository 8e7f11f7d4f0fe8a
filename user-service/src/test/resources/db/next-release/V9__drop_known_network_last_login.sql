drop trigger known_network_time on known_network;
drop function copy_known_network_time();
-- Its index goes with it.
-- Compatible since 0.2: the code reads and writes last_used_at only.
alter table known_network drop column last_login;
-- Compatible since 0.2: the code always sets it.
alter table known_network alter column last_used_at set not null;
