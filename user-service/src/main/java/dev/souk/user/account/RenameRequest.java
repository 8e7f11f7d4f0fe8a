package dev.souk.user.account;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The body of a change; only the name can be changed. */
@Schema(example = """
                {"name": "Ada Lovelace"}""")
record RenameRequest(
        @NotBlank @Size(max = 100) @Pattern(regexp = PRINTABLE, message = "must not have control characters")
        String name) {

    /** No control characters (PostgreSQL stores no NUL), no lone surrogates. */
    static final String PRINTABLE = "[^\\p{Cc}\\p{Cs}]*";

    @Override
    public String toString() {
        return "RenameRequest";
    }
}
