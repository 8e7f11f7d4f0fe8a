-- The catalogue, oldest first: items are never deleted, and those that are off sale are mostly the oldest.
create index item_on_sale on item (id) where on_sale;
