package dev.souk.user.account;

import dev.souk.user.password.PasswordRules;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * The body of a registration. The address has the form that HTML's input of type email accepts, with a dot in its
 * domain: ASCII only, so that lower case means the same everywhere.
 */
@Schema(example = """
                {"email": "ada@souk.example", "name": "Ada", "password": "correct horse battery"}""")
record RegisterRequest(
        @NotNull @Pattern(regexp = EMAIL, message = "must be an e-mail address of at most 254 characters")
        String email,

        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = RenameRequest.PRINTABLE, message = "must not have control characters")
        String name,

        @NotNull @Size(min = PasswordRules.MIN_LENGTH, max = PasswordRules.MAX_LENGTH)
        String password) {

    /** The length comes first, so that the rest is never tried on a long text. */
    private static final String EMAIL = "(?=.{3,254}$)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
            + "@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
            + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+";

    NewAccount toCustomer(String passwordHash) {
        return new NewAccount(email, name.strip(), passwordHash, Role.CUSTOMER);
    }

    @Override
    public String toString() {
        return "RegisterRequest"; // all of it is personal or secret
    }
}
