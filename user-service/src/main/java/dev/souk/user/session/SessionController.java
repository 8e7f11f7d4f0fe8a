package dev.souk.user.session;

import dev.souk.common.problem.Problem;
import dev.souk.user.session.LoginOutcome.LoggedIn;
import dev.souk.user.session.LoginOutcome.Throttled;
import dev.souk.user.session.LoginOutcome.WrongCredentials;
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

/** REST endpoint of logins. It takes no Idempotency-Key: the answer is a secret, and secrets are not stored. */
@RestController
@Tag(name = "sessions")
class SessionController {

    private static final Problem WRONG_CREDENTIALS =
            new Problem("wrong-credentials", "E-mail or password is wrong", HttpStatus.UNAUTHORIZED);
    private static final Problem TOO_MANY_REQUESTS =
            new Problem("too-many-requests", "Too many requests", HttpStatus.TOO_MANY_REQUESTS);

    private final SessionService sessions;

    SessionController(SessionService sessions) {
        this.sessions = sessions;
    }

    @PostMapping("/sessions")
    @SecurityRequirements
    @Operation(summary = "Log in; 401 wrong-credentials, 429 too-many-requests after too many failures")
    ResponseEntity<SessionView> login(@Valid @RequestBody LoginRequest request, HttpServletRequest http) {
        return switch (sessions.login(request.from(http.getRemoteAddr()))) {
            case LoggedIn(var token) ->
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(SessionView.of(token));
            case WrongCredentials _ -> throw WRONG_CREDENTIALS.with("Check both, or register first.");
            case Throttled(var retryAfter) ->
                throw TOO_MANY_REQUESTS
                        .with("Too many logins have failed. Try again later.")
                        .retryAfter(retryAfter);
        };
    }
}
