package dev.souk.user.wallet;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of the ledger. Their triggers reject, at commit, postings and balances that do not add up. */
@Repository
class LedgerRepository {

    private final JdbcClient jdbc;

    LedgerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertWallet(UUID owner) {
        jdbc.sql("insert into ledger_account (id, kind, balance_cents) values (:owner, 'wallet', 0)")
                .param("owner", owner)
                .update();
    }

    void closeWallet(UUID owner) {
        jdbc.sql("update ledger_account set closed_at = clock_timestamp() where id = :owner and kind = 'wallet'")
                .param("owner", owner)
                .update();
    }

    Optional<Wallet> wallet(UUID owner) {
        return jdbc.sql("""
                select balance_cents, closed_at is not null closed from ledger_account
                where id = :owner and kind = 'wallet'
                """).param("owner", owner).query(Wallet.class).optional();
    }

    /**
     * Changes the balance and returns the new one; empty if it would be negative, or the wallet is closed and this is
     * no refund. The update decides: it locks the row and evaluates the latest balance. No transaction waits for
     * another row of the ledger.
     */
    Optional<Long> changeBalance(Posting posting) {
        return jdbc.sql("""
                update ledger_account set balance_cents = balance_cents + :amount
                where id = :wallet and kind = 'wallet' and balance_cents + :amount >= 0
                  and (:refund or closed_at is null)
                returning balance_cents
                """)
                .param("wallet", posting.wallet())
                .param("amount", posting.amountCents())
                .param("refund", posting.kind() == Posting.Kind.REFUND)
                .query(Long.class)
                .optional();
    }

    /** Inserts the posting; {@code balance} is that of the wallet after it. */
    void insert(Posting posting, long balance) {
        jdbc.sql("insert into ledger_posting (id, kind, order_id) values (:id, :kind, :order)")
                .param("id", posting.id())
                .param("kind", posting.kind().label())
                .param("order", posting.orderId())
                .update();
        // Not in the statement above: the trigger of an entry could not read the posting.
        jdbc.sql("""
                insert into ledger_entry (posting_id, account_id, amount_cents, balance_cents)
                values (:id, :wallet, :amount, :balance), (:id, :other, -:amount, null)
                """)
                .param("id", posting.id())
                .param("wallet", posting.wallet())
                .param("other", posting.other().id())
                .param("amount", posting.amountCents())
                .param("balance", balance)
                .update();
    }

    /** Returns the entries of a wallet before {@code number}, newest first. */
    List<EntryView> before(UUID owner, long number, int limit) {
        return jdbc.sql("""
                select posting.id, number, amount_cents, balance_cents, kind, order_id, at
                from ledger_entry entry join ledger_posting posting on posting.id = entry.posting_id
                where entry.account_id = :owner and entry.number < :number
                order by entry.number desc limit :limit
                """)
                .param("owner", owner)
                .param("number", number)
                .param("limit", limit)
                .query(EntryView.class)
                .list();
    }
}
