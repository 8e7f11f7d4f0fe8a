package dev.souk.user.account;

import dev.souk.common.web.LineOfText;
import dev.souk.user.password.Password;
import dev.souk.user.password.PasswordRules;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * The body of a registration. E-mail addresses have the syntax of the HTML input type email, with a dot in the domain:
 * only ASCII, so that lower case is the same in Java and PostgreSQL.
 */
@Schema(example = """
                {"email": "ada@souk.example", "name": "Ada", "password": "correct horse battery"}""")
record RegisterRequest(
        @NotNull @Pattern(regexp = EMAIL, message = "must be an e-mail address of at most 254 characters")
        String email,

        @NotNull @LineOfText(max = RenameRequest.MAX_NAME) String name,

        @NotNull
        @Password(min = PasswordRules.MIN_LENGTH)
        @Schema(minLength = PasswordRules.MIN_LENGTH, maxLength = PasswordRules.MAX_LENGTH)
        String password) {

    /** Checks the length first, so that the rest never runs on a long text. */
    private static final String EMAIL = "^(?=.{3,254}$)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
            + "@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
            + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$";

    NewAccount toCustomer(String passwordHash) {
        return new NewAccount(email, name.strip(), passwordHash, Role.CUSTOMER);
    }

    @Override
    public String toString() {
        return "RegisterRequest"; // all of it is personal or secret
    }
}
