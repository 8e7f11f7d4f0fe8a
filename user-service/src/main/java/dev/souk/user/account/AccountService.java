package dev.souk.user.account;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.outbox.Outbox;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import dev.souk.user.account.AccountEvent.AccountClosed;
import dev.souk.user.account.AccountEvent.AccountOpened;
import dev.souk.user.network.KnownNetworkRepository;
import dev.souk.user.wallet.WalletService;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Opens, reads, changes and closes accounts. A change runs in its caller's transaction. */
@Service
public class AccountService {

    private static final Problem EMAIL_TAKEN =
            new Problem("email-taken", "There is an account with this e-mail", HttpStatus.CONFLICT);
    private static final long FIRST_EVENT = 1;

    private final AccountRepository accounts;
    private final WalletService wallets;
    private final KnownNetworkRepository networks;
    private final TokenRevocationService revocations;
    private final Outbox outbox;
    private final IdGenerator ids;

    AccountService(
            AccountRepository accounts,
            WalletService wallets,
            KnownNetworkRepository networks,
            TokenRevocationService revocations,
            Outbox outbox,
            IdGenerator ids) {
        this.accounts = accounts;
        this.wallets = wallets;
        this.networks = networks;
        this.revocations = revocations;
        this.outbox = outbox;
        this.ids = ids;
    }

    /** Opens an account with its wallet. Throws a problem with status 409 if the e-mail is taken. */
    Account open(NewAccount request) {
        return openUnlessTaken(request).orElseThrow(() -> EMAIL_TAKEN.with("Log in, or register with another e-mail."));
    }

    /** Opens an account with its wallet; empty if the e-mail is taken. */
    public Optional<Account> openUnlessTaken(NewAccount request) {
        UUID id = ids.next();
        if (!accounts.insert(id, request)) {
            return Optional.empty();
        }
        announce(id);
        return accounts.find(id);
    }

    /**
     * Opens the account of a user of another provider if there is none, and gives it the role that the user has there.
     */
    public void openOnFirstSight(UUID id, Role role) {
        accounts.find(id)
                .ifPresentOrElse(
                        account -> {
                            if (account.role() != role) {
                                accounts.changeRole(account, role);
                            }
                        },
                        () -> {
                            if (accounts.insert(id, role)) {
                                announce(id);
                            }
                        });
    }

    private void announce(UUID opened) {
        wallets.open(opened);
        outbox.append(new AccountOpened(opened).toOutbound(FIRST_EVENT));
    }

    /** Returns the account, open or closed. Throws a problem with status 404 if there is none. */
    Account get(UUID id) {
        return accounts.find(id).orElseThrow(Problems::notFound);
    }

    /** Returns all accounts, open or closed, in the order of their registration. */
    Page<Account> page(PageRequest request) {
        return Page.of(accounts.after(request.afterId(), request.fetchSize()), request, Account::id);
    }

    /** Changes the name; empty if the account was changed since it was read. */
    Optional<Account> rename(Account account, String name) {
        requireActive(account);
        return accounts.rename(account, name);
    }

    /**
     * Closes the account: erases e-mail, name and password, frees the e-mail, closes the wallet, revokes all tokens.
     *
     * @return false if the account was changed since it was read
     */
    boolean close(Account account) {
        requireActive(account);
        Optional<Long> event = accounts.close(account);
        event.ifPresent(sequence -> {
            wallets.close(account.id());
            networks.forget(account.id());
            revocations.revokeAll(account.id());
            outbox.append(new AccountClosed(account.id()).toOutbound(sequence));
        });
        return event.isPresent();
    }

    static void requireActive(Account account) {
        switch (account.status()) {
            case ACTIVE -> {}
            case CLOSED -> throw Problems.ACCOUNT_CLOSED.with("A closed account cannot be changed.");
        }
    }
}
