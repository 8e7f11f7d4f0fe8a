package dev.souk.user.account;

import dev.souk.common.problem.Problem;
import dev.souk.user.network.KnownNetworkRepository;
import dev.souk.user.network.Network;
import dev.souk.user.password.PasswordPolicy;
import dev.souk.user.password.PasswordService;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Registers customers. */
@Service
class Registration {

    private static final Problem EMAIL_TAKEN =
            new Problem("email-taken", "There is an account with this e-mail", HttpStatus.CONFLICT);

    private final AccountService accounts;
    private final PasswordPolicy policy;
    private final PasswordService passwords;
    private final KnownNetworkRepository networks;

    Registration(
            AccountService accounts,
            PasswordPolicy policy,
            PasswordService passwords,
            KnownNetworkRepository networks) {
        this.accounts = accounts;
        this.policy = policy;
        this.passwords = passwords;
        this.networks = networks;
    }

    /** Checks and hashes the password: before the transaction, since it takes a tenth of a second. */
    String hash(RegisterRequest request) {
        policy.require("password", request.password(), request.email(), request.name());
        return passwords.encode(request.password());
    }

    /**
     * Opens the account, in its caller's transaction; the network of {@code address} becomes a known one of the
     * account. Throws a problem with status 409 if the e-mail is taken.
     */
    Account open(RegisterRequest request, String hash, String address) {
        Account account = accounts.open(request.toCustomer(hash))
                .orElseThrow(() -> EMAIL_TAKEN.with("Log in, or register with another e-mail."));
        networks.remember(account.id(), hash, request.email(), Network.of(address));
        return account;
    }
}
