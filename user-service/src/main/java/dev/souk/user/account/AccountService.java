package dev.souk.user.account;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.common.core.IdGenerator;
import dev.souk.common.outbox.Outbox;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import dev.souk.common.web.IfMatch;
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

    private static final Problem OWN_ROLE =
            new Problem("own-role", "An admin cannot change their own role", HttpStatus.CONFLICT);
    private static final Problem LAST_ADMIN = new Problem("last-admin", "The shop needs an admin", HttpStatus.CONFLICT);
    private static final long FIRST_EVENT = 1;

    private final AccountRepository accounts;
    private final WalletService wallets;
    private final KnownNetworkRepository networks;
    private final TokenRevocationService revocations;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Audit audit;

    AccountService(
            AccountRepository accounts,
            WalletService wallets,
            KnownNetworkRepository networks,
            TokenRevocationService revocations,
            Outbox outbox,
            IdGenerator ids,
            Audit audit) {
        this.accounts = accounts;
        this.wallets = wallets;
        this.networks = networks;
        this.revocations = revocations;
        this.outbox = outbox;
        this.ids = ids;
        this.audit = audit;
    }

    /** Opens an account with its wallet; empty if the e-mail is taken. */
    public Optional<Account> open(NewAccount request) {
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
        Optional<Account> account = accounts.find(id);
        if (account.isEmpty() && accounts.insert(id)) {
            announce(id);
            account = accounts.find(id);
        }
        account.filter(known -> known.role() != role)
                .flatMap(known -> accounts.changeRole(known, role))
                .ifPresent(_ -> audit.record(AuditEvent.ok(id, action(role), id)));
    }

    private void announce(UUID opened) {
        wallets.open(opened);
        outbox.append(new AccountOpened(opened).toOutbound(FIRST_EVENT));
    }

    /** Returns the account, open or closed. Throws a problem with status 404 if there is none. */
    Account get(UUID id) {
        return accounts.find(id).orElseThrow(Problems::notFound);
    }

    /** Returns all accounts, open or closed, by id: oldest first, unless another provider has the logins. */
    Page<Account> page(PageRequest request) {
        return Page.of(accounts.after(request.afterId(), request.fetchSize()), request, Account::id);
    }

    /**
     * Returns the account. Throws a problem if there is none (404), it has another version (412) or is closed (409).
     */
    private Account getForChange(UUID id, IfMatch match) {
        Account account = get(id);
        match.require(account.version());
        return switch (account.status()) {
            case ACTIVE -> account;
            case CLOSED -> throw Problems.ACCOUNT_CLOSED.with("A closed account cannot be changed.");
        };
    }

    /** Changes the name. Throws problems as {@link #getForChange}. */
    Account rename(UUID id, IfMatch match, String name, UUID caller) {
        Account renamed = IfMatch.requireUpdated(accounts.rename(getForChange(id, match), name));
        if (!id.equals(caller)) {
            audit.record(AuditEvent.ok(caller, "account.rename", id));
        }
        return renamed;
    }

    /**
     * Changes the role and revokes the tokens, which have the old one. The shop keeps an admin: the caller. Throws
     * problems as {@link #close}, and one with status 409 for the caller's own role.
     */
    Account changeRole(UUID id, IfMatch match, Role role, UUID caller) {
        if (id.equals(caller)) {
            throw OWN_ROLE.with("Ask another admin.");
        }
        requireAdmin(caller, id);
        Account account = getForChange(id, match);
        if (account.role() == role) {
            return account;
        }
        Account changed = IfMatch.requireUpdated(accounts.changeRole(account, role));
        revocations.revokeTokens(id);
        audit.record(AuditEvent.ok(caller, action(role), id));
        return changed;
    }

    private static String action(Role changed) {
        return changed == Role.ADMIN ? "role.grant-admin" : "role.revoke-admin";
    }

    /**
     * Closes the account: erases e-mail, name and password, frees the e-mail, closes the wallet, revokes all tokens.
     * Throws problems as {@link #getForChange}, and one with status 403 if the caller is not the owner and no admin any
     * more: of two admins who close each other's account at the same time, one is refused. So is the last admin, with
     * status 409.
     */
    void close(UUID id, IfMatch match, UUID caller) {
        if (!id.equals(caller)) {
            requireAdmin(caller, id);
        }
        Account account = getForChange(id, match);
        if (id.equals(caller) && account.role() == Role.ADMIN && accounts.isLastAdmin(id)) {
            throw LAST_ADMIN.with("Give somebody else the role before.");
        }
        long event = IfMatch.requireUpdated(accounts.close(account));
        wallets.close(id);
        networks.forget(id);
        revocations.revokeAll(id);
        outbox.append(new AccountClosed(id).toOutbound(event));
        audit.record(AuditEvent.ok(caller, "account.close", id));
    }

    private void requireAdmin(UUID caller, UUID other) {
        if (accounts.wasDemoted(caller, other)) {
            throw Problems.forbidden();
        }
    }
}
