package dev.souk.system.bench.sql;

import java.sql.SQLException;
import java.util.UUID;

/** The rows of an order in the database of user-service. */
final class WalletRows {

    private final Session session;
    private final Events events;

    WalletRows(Events events) {
        this.session = events.session();
        this.events = events;
    }

    /** Takes the payment of one cent; returns the event that the order waits for. */
    UUID pay(UUID order, Buyer buyer, UUID reserved) throws SQLException {
        var event = new UUID[1];
        session.transaction(() -> {
            events.receive(reserved);
            session.update("""
                    insert into payment (order_id) values (?)
                    on conflict (order_id) do update set changed_at = payment.changed_at
                    """, order);
            charge(order, buyer);
            session.update("""
                    update payment
                    set user_id = ?, amount_cents = 1, state = 'TAKEN', event_sequence = event_sequence + 1,
                        changed_at = clock_timestamp()
                    where order_id = ?
                    """, buyer.user(), order);
            event[0] = events.append(
                    "souk.payments",
                    order,
                    1,
                    "dev.souk.payment.taken.v1",
                    "{\"order_id\":\"%s\",\"user_id\":\"%s\",\"amount_cents\":1}".formatted(order, buyer.user()));
        });
        events.published(event[0]);
        return event[0];
    }

    private void charge(UUID order, Buyer buyer) throws SQLException {
        long balance = session.number("""
                update ledger_account set balance_cents = balance_cents - 1
                where id = ? and kind = 'wallet' and balance_cents >= 1 and closed_at is null
                returning balance_cents
                """, buyer.user());
        UUID posting = events.ids().next();
        session.update("insert into ledger_posting (id, kind, order_id) values (?, 'payment', ?)", posting, order);
        session.update("""
                insert into ledger_entry (posting_id, account_id, amount_cents, balance_cents) values (?, ?, -1, ?)
                """, posting, buyer.user(), balance);
        session.update("""
                insert into ledger_entry (posting_id, account_id, amount_cents)
                select ?, id, 1 from ledger_account where kind = 'sales'
                """, posting);
    }
}
