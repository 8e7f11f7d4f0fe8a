-- What waits for an admin is found without a walk through all that waits for the broker.
create index outbox_parked on outbox (event_id) where parked_at is not null;
