package dev.souk.user.account;

import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.security.Caller;
import dev.souk.common.web.IfMatch;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import dev.souk.common.web.Versions;
import dev.souk.user.password.PasswordService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Accounts over HTTP. */
@RestController
@RequestMapping("/users")
@Tag(name = "users")
class UserController {

    private final AccountService accounts;
    private final PasswordService passwords;

    UserController(AccountService accounts, PasswordService passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    @PostMapping
    @SecurityRequirements
    @Operation(summary = "Registers a customer; 409 email-taken")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AccountReceipt.class)))
    ResponseEntity<byte[]> register(@Valid @RequestBody RegisterRequest request, IdempotentExecution execution) {
        return execution.execute(() -> passwords.hash(request.password()), hash -> {
            Account account = accounts.open(request.toCustomer(hash));
            return ResponseEntity.created(URI.create("/users/" + account.id()))
                    .eTag(Versions.etag(account.version()))
                    .body(AccountReceipt.of(account));
        });
    }

    @GetMapping("/me")
    @Operation(summary = "The caller's own account")
    ResponseEntity<AccountView> me(Caller caller) {
        return view(accounts.get(caller.id()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "An account: one's own, or any for an admin")
    ResponseEntity<AccountView> get(@PathVariable UUID id, Caller caller) {
        caller.requireMaySee(id);
        return view(accounts.get(id));
    }

    @GetMapping
    @Operation(summary = "All accounts, for admins, oldest first")
    Page<AccountView> list(PageRequest page, Caller caller) {
        caller.requireAdmin();
        return accounts.page(page).map(AccountView::of);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Changes the name")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AccountReceipt.class)))
    ResponseEntity<byte[]> rename(
            @PathVariable UUID id,
            @Valid @RequestBody RenameRequest request,
            IfMatch match,
            Caller caller,
            IdempotentExecution execution) {
        caller.requireMaySee(id);
        return execution.execute(() -> {
            Account seen = accounts.get(id);
            match.require(seen.version());
            var renamed = accounts.rename(seen, request.name().strip());
            IfMatch.requireUpdated(renamed.isPresent());
            return Versions.ok(
                    AccountReceipt.of(renamed.orElseThrow()),
                    renamed.orElseThrow().version());
        });
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Closes the account and erases e-mail and name; the id stays")
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<byte[]> close(@PathVariable UUID id, IfMatch match, Caller caller, IdempotentExecution execution) {
        caller.requireMaySee(id);
        return execution.execute(() -> {
            Account seen = accounts.get(id);
            match.require(seen.version());
            IfMatch.requireUpdated(accounts.close(seen));
            return ResponseEntity.noContent().build();
        });
    }

    private static ResponseEntity<AccountView> view(Account account) {
        return Versions.ok(AccountView.of(account), account.version());
    }
}
