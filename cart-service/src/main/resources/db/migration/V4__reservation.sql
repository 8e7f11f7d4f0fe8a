-- What this service has done for an order. Which pieces is told by the postings with the order's id.
create table reservation (
    order_id   uuid primary key,
    state      text        not null check (state in ('RESERVED', 'REJECTED', 'RELEASED', 'SOLD')),
    published  integer     not null default 1,
    changed_at timestamptz not null default clock_timestamp(),
    -- one fact when the order is answered, another when that is taken back; a tombstone tells the second alone
    constraint reservation_published check (published = 1 or (state = 'RELEASED' and published = 2))
);

create function reservation_goes_forward() returns trigger language plpgsql as $$
begin
    raise exception 'a reservation does not go from % to %', old.state, new.state
        using errcode = 'integrity_constraint_violation';
end $$;

create trigger reservation_goes_forward before update on reservation
    for each row when (not (
        (old.state = 'RESERVED' and new.state in ('SOLD', 'RELEASED'))
        or (old.state = 'REJECTED' and new.state = 'RELEASED')))
    execute function reservation_goes_forward();
