-- A sample is added, and closed at most once.
select 'souk.samples', id, 1, 'sample.created', created_at from sample
union all
select 'souk.samples', id, 2, 'sample.closed', created_at from sample where status = 'CLOSED'
