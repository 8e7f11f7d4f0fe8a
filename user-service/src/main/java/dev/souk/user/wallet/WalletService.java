package dev.souk.user.wallet;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.problem.Problems;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Reads wallets and moves money. A movement runs in its caller's transaction. */
@Service
public class WalletService {

    private final LedgerRepository ledger;
    private final IdGenerator ids;

    WalletService(LedgerRepository ledger, IdGenerator ids) {
        this.ledger = ledger;
        this.ids = ids;
    }

    /** Opens an empty wallet for a new user. */
    public void open(UUID owner) {
        ledger.insertWallet(owner);
    }

    /** Closes the wallet: from now on it accepts only refunds. */
    public void close(UUID owner) {
        ledger.closeWallet(owner);
    }

    /** Returns the wallet, open or closed. Throws a problem with status 404 if there is none. */
    public Wallet get(UUID owner) {
        return ledger.wallet(owner).orElseThrow(Problems::notFound);
    }

    /** Returns the entries of a wallet, newest first. */
    Page<EntryView> entries(UUID owner, PageRequest request) {
        get(owner);
        var rows = ledger.before(owner, request.numberOr(Long.MAX_VALUE), request.fetchSize());
        return Page.of(rows, request, EntryView::number);
    }

    /** Deposits money. Throws a problem with status 404 if there is no wallet, with 409 if it is closed. */
    EntryView deposit(UUID owner, long cents) {
        if (post(Posting.deposit(ids.next(), owner, cents)).isEmpty()) {
            get(owner);
            throw Problems.ACCOUNT_CLOSED.with("A closed account accepts no deposits.");
        }
        return ledger.before(owner, Long.MAX_VALUE, 1).getFirst();
    }

    /** Charges the total of an order, or nothing. A total of 0 has no posting, but needs an open wallet. */
    public ChargeOutcome charge(UUID owner, long cents, UUID orderId) {
        if (cents > 0
                && post(Posting.payment(ids.next(), owner, cents, orderId)).isPresent()) {
            return ChargeOutcome.CHARGED;
        }
        boolean open = ledger.wallet(owner).filter(wallet -> !wallet.closed()).isPresent();
        if (!open) {
            return ChargeOutcome.WALLET_CLOSED;
        }
        return cents > 0 ? ChargeOutcome.INSUFFICIENT_FUNDS : ChargeOutcome.CHARGED;
    }

    /** Refunds what {@link #charge} took for the order; the wallet may be closed. */
    public void refund(UUID owner, long cents, UUID orderId) {
        if (cents > 0 && post(Posting.refund(ids.next(), owner, cents, orderId)).isEmpty()) {
            throw new IllegalStateException("There is no wallet to refund order " + orderId);
        }
    }

    private Optional<Long> post(Posting posting) {
        Optional<Long> balance = ledger.changeBalance(posting);
        balance.ifPresent(cents -> ledger.insert(posting, cents));
        return balance;
    }
}
