package dev.souk.user.wallet;

import dev.souk.common.idempotency.IdempotencyKeyRequired;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.security.Caller;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint of the caller's own wallet. */
@RestController
@RequestMapping("/wallet")
@Tag(name = "Wallet", description = "The caller's money: balance, deposits and entries")
class WalletController {

    private final WalletService wallets;

    WalletController(WalletService wallets) {
        this.wallets = wallets;
    }

    @GetMapping
    @Operation(summary = "Get the balance of the caller's wallet")
    WalletView getWallet(Caller caller) {
        return new WalletView(wallets.get(caller.id()).balanceCents());
    }

    @PostMapping("/deposits")
    @Operation(summary = "Deposit money")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<DepositView> deposit(
            @Valid @RequestBody DepositRequest request,
            Caller caller,
            @IdempotencyKeyRequired IdempotentExecution execution) {
        return execution.execute(() -> ResponseEntity.status(HttpStatus.CREATED)
                .body(DepositView.of(wallets.deposit(caller.id(), request.amountCents()))));
    }

    @GetMapping("/entries")
    @Operation(summary = "List the entries of the caller's wallet, newest first")
    Page<EntryView> listWalletEntries(PageRequest page, Caller caller) {
        return wallets.entries(caller.id(), page);
    }
}
