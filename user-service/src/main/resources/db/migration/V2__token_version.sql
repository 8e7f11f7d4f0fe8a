-- The version that access tokens have from the next login on. Raising it revokes the earlier ones.
alter table account add column token_version bigint not null default 1 check (token_version > 0);
