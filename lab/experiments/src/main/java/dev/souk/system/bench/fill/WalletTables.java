package dev.souk.system.bench.fill;

/**
 * The tables of user-service. A customer has deposited a million and pays one cent for each order. Customers have the
 * password of another account: to hash one for each would take longer than anything else.
 */
final class WalletTables {

    static final FilledTables SQL = new FilledTables("user-service", "", """
            insert into account (id, email, name, password_hash, role, created_at)
            select user_id, pg_temp.email(number), 'Benchmark', password_hash, 'CUSTOMER', pg_temp.opening()
            from past_user, (select password_hash from account where email = current_setting('past.password_of')) known
            order by number;

            insert into ledger_account (id, kind, balance_cents)
            select user_id, 'wallet', 100000000 from past_user order by number;

            insert into ledger_posting (id, kind, at)
            select pg_temp.id_of(pg_temp.opening(), 'deposit' || number), 'deposit', pg_temp.opening()
            from past_user order by number;

            insert into ledger_entry (posting_id, account_id, amount_cents, balance_cents)
            select pg_temp.id_of(pg_temp.opening(), 'deposit' || number), account_id, amount, balance
            from past_user, (select id from ledger_account where kind = 'cash') cash,
                 lateral (values (user_id, 100000000, 100000000), (cash.id, -100000000, null))
                     entry (account_id, amount, balance)
            order by number, amount desc;
            """, """
            insert into payment (order_id, user_id, amount_cents, state, event_sequence, changed_at)
            select order_id, user_id, 1, 'TAKEN', 1, placed_at + interval '15 ms' from past_order order by number;

            insert into ledger_posting (id, kind, order_id, at)
            select pg_temp.id_of(placed_at, 'payment' || number), 'payment', order_id, placed_at + interval '15 ms'
            from past_order order by number;

            insert into ledger_entry (posting_id, account_id, amount_cents, balance_cents)
            select pg_temp.id_of(placed_at, 'payment' || number), account_id, amount, balance
            from past_order, (select id from ledger_account where kind = 'sales') sales,
                 lateral (values (user_id, -1, 100000000 - nth), (sales.id, 1, null))
                     entry (account_id, amount, balance)
            order by number, amount;

            update ledger_account set balance_cents = 100000000 - last.nth
            from (select user_id, max(nth) as nth from past_order group by user_id) last where id = last.user_id;
            """);

    private WalletTables() {}
}
