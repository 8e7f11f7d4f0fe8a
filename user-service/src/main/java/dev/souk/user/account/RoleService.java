package dev.souk.user.account;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import dev.souk.common.web.IfMatch;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Changes the role of an account. A change runs in its caller's transaction. */
@Service
class RoleService {

    private static final Problem OWN_ROLE =
            new Problem("own-role", "An admin cannot change their own role", HttpStatus.CONFLICT);

    private final AccountService service;
    private final AccountRepository accounts;
    private final TokenRevocationService revocations;
    private final Audit audit;

    RoleService(AccountService service, AccountRepository accounts, TokenRevocationService revocations, Audit audit) {
        this.service = service;
        this.accounts = accounts;
        this.revocations = revocations;
        this.audit = audit;
    }

    /** Changes the role and revokes the tokens, which have the old one. The shop keeps an admin: the caller. */
    Account change(UUID id, Role role, IfMatch match, UUID admin) {
        if (id.equals(admin)) {
            throw OWN_ROLE.with("Ask another admin.");
        }
        if (accounts.wasDemoted(admin, id)) {
            throw Problems.forbidden();
        }
        Account account = service.getForChange(id, match);
        if (account.role() == role) {
            return account;
        }
        Account changed = IfMatch.requireUpdated(accounts.changeRole(account, role));
        revocations.revokeTokens(id);
        audit.record(AuditEvent.ok(admin, role == Role.ADMIN ? "role.grant-admin" : "role.revoke-admin", id));
        return changed;
    }
}
