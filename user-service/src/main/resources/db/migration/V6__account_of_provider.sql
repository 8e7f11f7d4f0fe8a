-- An account whose owner logs in at another provider (docs/login.md) has no password and no e-mail here, and a name only if
-- its owner gives it one.
alter table account drop constraint closed_is_erased;
-- Compatible since 0.0: the new constraint allows all that the old one did.
alter table account add constraint has_what_its_status_says check (case
    when status = 'CLOSED' then num_nonnulls(email, name, password_hash) = 0
    when email is null then password_hash is null
    else num_nonnulls(name, password_hash) = 2 end);
