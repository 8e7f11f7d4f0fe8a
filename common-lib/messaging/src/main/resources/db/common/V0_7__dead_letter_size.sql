-- The size of the whole record in bytes where the row has only a part of it; the record itself is at its origin.
alter table dead_letter add column record_size int;
