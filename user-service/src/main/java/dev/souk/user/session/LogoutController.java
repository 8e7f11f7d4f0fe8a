package dev.souk.user.session;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.security.Caller;
import dev.souk.user.account.TokenRevocationService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint of logging out. */
@RestController
@Tag(name = "Sessions")
class LogoutController {

    private final TokenRevocationService revocations;
    private final Audit audit;

    LogoutController(TokenRevocationService revocations, Audit audit) {
        this.revocations = revocations;
        this.audit = audit;
    }

    @DeleteMapping("/sessions")
    @Operation(
            summary = "Log out everywhere",
            description = "Revokes all access tokens of the account, this one included. All services reject them"
                    + " within seconds.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> logOut(Caller caller, IdempotentExecution execution) {
        return execution.execute(() -> {
            revocations.revokeTokens(caller.id());
            audit.record(AuditEvent.ok(caller.id(), "logout", caller.id()));
            return ResponseEntity.noContent().build();
        });
    }
}
