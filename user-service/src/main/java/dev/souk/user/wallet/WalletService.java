package dev.souk.user.wallet;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.problem.Problem;
import dev.souk.common.security.Caller;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import dev.souk.user.wallet.ChargeResult.InsufficientFunds;
import dev.souk.user.wallet.ChargeResult.Taken;
import dev.souk.user.wallet.ChargeResult.WalletClosed;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The verbs of wallets. Those that move money run in a transaction that the caller has opened. */
@Component
public class WalletService {

    private static final Problem ACCOUNT_CLOSED =
            new Problem("account-closed", "The account is closed", HttpStatus.CONFLICT);

    private final LedgerRepository ledger;
    private final IdGenerator ids;

    WalletService(LedgerRepository ledger, IdGenerator ids) {
        this.ledger = ledger;
        this.ids = ids;
    }

    /** Gives a new user an empty wallet. */
    public void open(UUID owner) {
        ledger.insertWallet(owner);
    }

    /** Lets nothing but refunds into the wallet from now on, and nothing out of it. */
    public void close(UUID owner) {
        ledger.closeWallet(owner);
    }

    /** The wallet, a closed one too. Ends the request with 404 where there is none. */
    public Wallet get(UUID owner) {
        return ledger.wallet(owner).orElseThrow(Caller::notFound);
    }

    /** The wallet's history, newest first. */
    public Page<WalletEntry> entries(UUID owner, PageRequest request) {
        get(owner);
        var rows = ledger.before(owner, request.numberOr(Long.MAX_VALUE), request.fetchSize());
        return Page.of(rows, request, WalletEntry::number);
    }

    /** Puts money in. Ends the request with 404 where there is no wallet, with 409 where it is closed. */
    public WalletEntry deposit(UUID owner, long cents) {
        if (post(Posting.deposit(ids.next(), owner, cents)).isEmpty()) {
            get(owner);
            throw ACCOUNT_CLOSED.with("Nothing can be deposited any more.");
        }
        return ledger.before(owner, Long.MAX_VALUE, 1).getFirst();
    }

    /** Takes the price of an order, or nothing. An order that costs nothing moves nothing, but needs an open wallet. */
    public ChargeResult charge(UUID owner, long cents, UUID orderId) {
        if (cents > 0
                && post(Posting.payment(ids.next(), owner, cents, orderId)).isPresent()) {
            return new Taken();
        }
        boolean open = ledger.wallet(owner).filter(wallet -> !wallet.closed()).isPresent();
        if (!open) {
            return new WalletClosed();
        }
        return cents > 0 ? new InsufficientFunds() : new Taken();
    }

    /** Gives back what {@link #charge} took for the order, into a closed wallet too. */
    public void refund(UUID owner, long cents, UUID orderId) {
        if (cents > 0 && post(Posting.refund(ids.next(), owner, cents, orderId)).isEmpty()) {
            throw new IllegalStateException("What was taken for " + orderId + " has no wallet to go back to");
        }
    }

    private Optional<Long> post(Posting posting) {
        boolean alsoClosed = posting.kind() == PostingKind.REFUND;
        Optional<Long> balance = ledger.moveBalance(posting.walletEntry(), alsoClosed);
        balance.ifPresent(cents -> ledger.insert(posting, cents));
        return balance;
    }
}
