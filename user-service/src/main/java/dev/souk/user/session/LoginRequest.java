package dev.souk.user.session;

import dev.souk.common.web.LineOfText;
import dev.souk.user.password.Password;
import dev.souk.user.password.PasswordRules;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The body of a login. Invalid is only what no account can have. */
@Schema(example = """
                {"email": "ada@souk.example", "password": "correct horse battery"}""")
public record LoginRequest(
        @NotNull @LineOfText(max = 254) @Pattern(regexp = "^[ -~]*$", message = "must be an e-mail address")
        String email,

        @NotNull @Password @Schema(minLength = 1, maxLength = PasswordRules.MAX_LENGTH)
        String password) {

    @Override
    public String toString() {
        return "LoginRequest"; // all of it is personal or secret
    }
}
