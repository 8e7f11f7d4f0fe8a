package dev.souk.user.session;

import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import dev.souk.user.network.Network;
import dev.souk.user.session.CredentialCheck.TooMany;
import dev.souk.user.session.CredentialCheck.Verified;
import dev.souk.user.session.CredentialCheck.Wrong;
import dev.souk.user.token.TokenIssuer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint of logins. It takes no Idempotency-Key: the response is a secret, and secrets are not stored. */
@RestController
@Tag(name = "Sessions", description = "Logging in, and the keys that verify access tokens")
class SessionController {

    private static final Problem WRONG_CREDENTIALS =
            new Problem("wrong-credentials", "E-mail or password is wrong", HttpStatus.UNAUTHORIZED);

    private final SessionService sessions;
    private final TokenIssuer tokens;

    SessionController(SessionService sessions, TokenIssuer tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @PostMapping("/sessions")
    @SecurityRequirements
    @Operation(
            summary = "Log in",
            description =
                    "After too many failures 429, with the time to wait in Retry-After. Failures from elsewhere do"
                            + " not affect a network from which the account was registered or has logged in.")
    ResponseEntity<SessionView> logIn(@Valid @RequestBody LoginRequest request, HttpServletRequest http) {
        return switch (sessions.login(request, Network.of(http.getRemoteAddr()))) {
            case Verified(var user) ->
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(SessionView.of(tokens.issue(user)));
            case Wrong _ -> throw WRONG_CREDENTIALS.with("Check both, or register first.");
            case TooMany(var retryAfter) ->
                throw Problems.TOO_MANY_REQUESTS
                        .with("Too many logins have failed. Try again later.")
                        .retryAfter(retryAfter);
        };
    }
}
