package dev.souk.user.account;

import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.openapi.Responds;
import dev.souk.common.security.Caller;
import dev.souk.common.web.IfMatch;
import dev.souk.common.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint of roles, for admins. */
@RestController
@Tag(name = "Users")
class RoleController {

    private final RoleService roles;

    RoleController(RoleService roles) {
        this.roles = roles;
    }

    /** The body of a change. */
    @Schema(example = """
                    {"role": "ADMIN"}""")
    record RoleRequest(@NotNull Role role) {}

    @PutMapping("/users/{id}/role")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(
            summary = "Change the role (admin)",
            description = "Revokes the account's access tokens. An admin cannot change their own role.")
    @Responds(headers = "ETag")
    ResponseEntity<AccountReceipt> changeRole(
            @PathVariable UUID id,
            @Valid @RequestBody RoleRequest request,
            IfMatch match,
            Caller caller,
            IdempotentExecution execution) {
        return execution.execute(() -> {
            Account changed = roles.change(id, request.role(), match, caller.id());
            return Versions.ok(AccountReceipt.of(changed), changed.version());
        });
    }
}
