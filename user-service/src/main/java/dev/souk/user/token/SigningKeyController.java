package dev.souk.user.token;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.common.database.AfterCommit;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.security.Caller;
import dev.souk.user.account.TokenRevocationListener;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing keys over HTTP, for admins. */
@RestController
@PreAuthorize("hasRole('ADMIN')") // a prefix would take its path out of the rule for /admin/**
@Tag(name = "Admin")
class SigningKeyController {

    private final SigningKeySource keys;
    private final Audit audit;
    private final ObjectProvider<TokenRevocationListener> listeners;

    SigningKeyController(SigningKeySource keys, Audit audit, ObjectProvider<TokenRevocationListener> listeners) {
        this.keys = keys;
        this.audit = audit;
        this.listeners = listeners;
    }

    @PostMapping("/admin/signing-keys/rotation")
    @Operation(
            summary = "Replace all signing keys at once, after one has leaked (admin)",
            description =
                    "Ends all sessions of all users, this one included: within a minute no token of an older key is"
                            + " accepted anywhere. Keys rotate without this, too, and then no session ends.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> rotateSigningKeys(Caller caller, IdempotentExecution execution) {
        return execution.execute(() -> {
            keys.replaceAll();
            listeners.forEach(TokenRevocationListener::onRevocationOfAll);
            audit.record(AuditEvent.ok(caller.id(), "signing-key.rotate", caller.id()));
            AfterCommit.run(keys::refresh);
            return ResponseEntity.noContent().build();
        });
    }
}
