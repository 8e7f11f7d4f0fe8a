package dev.souk.user.account;

import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.openapi.Responds;
import dev.souk.common.security.Caller;
import dev.souk.common.web.IfMatch;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import dev.souk.common.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint of accounts. */
@RestController
@RequestMapping("/users")
@Tag(name = "Users", description = "Accounts")
class UserController {

    private final AccountService accounts;
    private final Registration registration;

    UserController(AccountService accounts, Registration registration) {
        this.accounts = accounts;
        this.registration = registration;
    }

    @PostMapping
    @SecurityRequirements
    @Operation(
            summary = "Register a customer",
            description = "Opens an account with an empty wallet and an empty cart.")
    @ResponseStatus(HttpStatus.CREATED)
    @Responds(headers = {"Location", "ETag"})
    ResponseEntity<AccountReceipt> registerUser(
            @Valid @RequestBody RegisterRequest request, IdempotentExecution execution, HttpServletRequest http) {
        return execution.execute(() -> registration.hash(request), hash -> {
            Account account = registration.open(request, hash, http.getRemoteAddr());
            return ResponseEntity.created(URI.create("/users/" + account.id()))
                    .eTag(Versions.etag(account.version()))
                    .body(AccountReceipt.of(account));
        });
    }

    @GetMapping("/me")
    @Operation(summary = "Get the caller's own account")
    @Responds(headers = "ETag")
    ResponseEntity<AccountView> getOwnUser(Caller caller) {
        return view(accounts.get(caller.id()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Get an account: the caller's own, or any as an admin")
    @Responds(headers = "ETag")
    ResponseEntity<AccountView> getUser(@PathVariable UUID id, Caller caller) {
        caller.requireAccessTo(id);
        return view(accounts.get(id));
    }

    @GetMapping
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(summary = "List all accounts, oldest first (admin)")
    Page<AccountView> listUsers(PageRequest page) {
        return accounts.page(page).map(AccountView::of);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change the name")
    @Responds(headers = "ETag")
    ResponseEntity<AccountReceipt> renameUser(
            @PathVariable UUID id,
            @Valid @RequestBody RenameRequest request,
            IfMatch match,
            Caller caller,
            IdempotentExecution execution) {
        caller.requireAccessTo(id);
        return execution.execute(
                () -> receipt(accounts.rename(id, match, request.name().strip(), caller.id())));
    }

    /** The body of a change of the role. */
    @Schema(example = """
                    {"role": "ADMIN"}""")
    record RoleRequest(@NotNull Role role) {}

    @PutMapping("/{id}/role")
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
        return execution.execute(() -> receipt(accounts.changeRole(id, match, request.role(), caller.id())));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Close the account and erase e-mail and name; the id stays")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> closeUser(@PathVariable UUID id, IfMatch match, Caller caller, IdempotentExecution execution) {
        caller.requireAccessTo(id);
        return execution.execute(() -> {
            accounts.close(id, match, caller.id());
            return ResponseEntity.noContent().build();
        });
    }

    private static ResponseEntity<AccountView> view(Account account) {
        return Versions.ok(AccountView.of(account), account.version(), account.id()); // all accounts share /users/me
    }

    private static ResponseEntity<AccountReceipt> receipt(Account changed) {
        return Versions.ok(AccountReceipt.of(changed), changed.version());
    }
}
