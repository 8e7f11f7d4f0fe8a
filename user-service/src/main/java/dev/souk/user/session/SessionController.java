package dev.souk.user.session;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.problem.Problem;
import dev.souk.common.security.Caller;
import dev.souk.user.account.Credentials;
import dev.souk.user.account.TokenRevocationService;
import dev.souk.user.network.Network;
import dev.souk.user.token.TokenIssuer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint of logging in and out. */
@RestController
@Tag(name = "Sessions", description = "Logging in, and the keys that verify access tokens")
class SessionController {

    private static final Problem WRONG_CREDENTIALS =
            new Problem("wrong-credentials", "E-mail or password is wrong", HttpStatus.UNAUTHORIZED);

    private final SessionService sessions;
    private final TokenIssuer tokens;
    private final TokenRevocationService revocations;
    private final Audit audit;

    SessionController(SessionService sessions, TokenIssuer tokens, TokenRevocationService revocations, Audit audit) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.revocations = revocations;
        this.audit = audit;
    }

    /** Takes no Idempotency-Key: the response is a secret, and secrets are not stored. */
    @PostMapping("/sessions")
    @SecurityRequirements
    @Operation(
            summary = "Log in",
            description =
                    "After too many failures 429, with the time to wait in Retry-After. Failures from elsewhere do"
                            + " not affect a network from which the account was registered or has logged in.")
    ResponseEntity<SessionView> logIn(@Valid @RequestBody LoginRequest request, HttpServletRequest http) {
        Credentials user = sessions.login(request, Network.of(http.getRemoteAddr()))
                .orElseThrow(() -> WRONG_CREDENTIALS.with("Check both, or register first."));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(SessionView.of(tokens.issue(user)));
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
