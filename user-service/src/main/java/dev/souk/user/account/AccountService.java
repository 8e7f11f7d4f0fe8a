package dev.souk.user.account;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.outbox.Outbox;
import dev.souk.common.security.Caller;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import dev.souk.user.account.AccountEvent.AccountClosed;
import dev.souk.user.account.AccountEvent.AccountOpened;
import dev.souk.user.wallet.WalletService;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The verbs of accounts. Those that change something run in a transaction that the caller has opened. */
@Component
public class AccountService {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final long FIRST_FACT = 1;

    private final AccountRepository table;
    private final WalletService wallets;
    private final Outbox outbox;
    private final IdGenerator ids;

    AccountService(AccountRepository table, WalletService wallets, Outbox outbox, IdGenerator ids) {
        this.table = table;
        this.wallets = wallets;
        this.outbox = outbox;
        this.ids = ids;
    }

    /** Opens an account with its wallet. Ends the request with 409 where the e-mail belongs to another one. */
    public Account open(NewAccount request) {
        return openUnlessTaken(request)
                .orElseThrow(() -> AccountProblems.EMAIL_TAKEN.with("Log in, or register with another e-mail."));
    }

    /** The same for those to whom an account that is already there is fine. */
    public Optional<Account> openUnlessTaken(NewAccount request) {
        UUID id = ids.next();
        if (!table.insert(id, request)) {
            return Optional.empty();
        }
        wallets.open(id);
        outbox.append(new AccountOpened(id).event(FIRST_FACT));
        return table.find(id);
    }

    /** The account, closed ones too. Ends the request with 404 where there is none. */
    public Account get(UUID id) {
        return table.find(id).orElseThrow(Caller::notFound);
    }

    /** Whether an open account has this e-mail. */
    public boolean isTaken(String email) {
        return table.isTaken(email);
    }

    /** What a login with this e-mail is checked against; empty where no open account has it. */
    public Optional<Credentials> credentials(String email) {
        return table.credentials(email);
    }

    /** All accounts in the order they were opened, closed ones too. */
    public Page<Account> page(PageRequest request) {
        return Page.of(table.after(request.idOr(BEFORE_ALL), request.fetchSize()), request, Account::id);
    }

    /** Gives the account a new name; empty where it has changed since it was {@code seen}. */
    public Optional<Account> rename(Account seen, String name) {
        requireActive(seen);
        return table.rename(seen, name);
    }

    /**
     * Closes the account: e-mail, name and password are erased, the e-mail is free again, the wallet takes no more
     * deposits and pays no more orders.
     *
     * @return false where the account has changed since it was {@code seen}
     */
    public boolean close(Account seen) {
        requireActive(seen);
        Optional<Long> fact = table.close(seen);
        fact.ifPresent(sequence -> {
            wallets.close(seen.id());
            outbox.append(new AccountClosed(seen.id()).event(sequence));
        });
        return fact.isPresent();
    }

    private static void requireActive(Account account) {
        switch (account.status()) {
            case ACTIVE -> {}
            case CLOSED -> throw AccountProblems.ACCOUNT_CLOSED.with("It cannot be changed any more.");
        }
    }
}
