package dev.souk.user.account;

import dev.souk.common.web.LineOfText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** The body of a change; only the name can be changed. */
@Schema(example = """
                {"name": "Ada Lovelace"}""")
record RenameRequest(@NotNull @LineOfText(max = MAX_NAME) String name) {

    static final int MAX_NAME = 100;

    @Override
    public String toString() {
        return "RenameRequest";
    }
}
