package dev.souk.user.session;

import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.security.Caller;
import dev.souk.user.network.Network;
import dev.souk.user.password.Password;
import dev.souk.user.password.PasswordRules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint of changing one's password. */
@RestController
@Tag(name = "Users")
class PasswordController {

    private final PasswordChangeService passwords;

    PasswordController(PasswordChangeService passwords) {
        this.passwords = passwords;
    }

    /** The body of a change. */
    @Schema(example = """
                    {"current_password": "correct horse battery", "new_password": "a rather different passphrase"}""")
    record PasswordChange(
            @NotNull @Password @Schema(minLength = 1, maxLength = PasswordRules.MAX_LENGTH)
            String currentPassword,

            @NotNull
            @Password(min = PasswordRules.MIN_LENGTH)
            @Schema(minLength = PasswordRules.MIN_LENGTH, maxLength = PasswordRules.MAX_LENGTH)
            String newPassword) {

        @Override
        public String toString() {
            return "PasswordChange"; // all of it is secret
        }
    }

    @PostMapping("/users/me/password")
    @Operation(
            summary = "Change the caller's password",
            description =
                    "Ends all sessions: every access token of the account is revoked. Attempts are limited as logins.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> changePassword(
            @Valid @RequestBody PasswordChange request,
            Caller caller,
            IdempotentExecution execution,
            HttpServletRequest http) {
        return execution.execute(
                () -> passwords.accept(caller.id(), request, Network.of(http.getRemoteAddr())), accepted -> {
                    passwords.change(accepted);
                    return ResponseEntity.noContent().build();
                });
    }
}
