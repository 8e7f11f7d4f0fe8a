package dev.souk.user.account;

import dev.souk.common.problem.Problem;
import org.springframework.http.HttpStatus;

/** Why something cannot be done with an account. */
final class AccountProblems {

    static final Problem EMAIL_TAKEN =
            new Problem("email-taken", "There is an account with this e-mail", HttpStatus.CONFLICT);
    static final Problem ACCOUNT_CLOSED = new Problem("account-closed", "The account is closed", HttpStatus.CONFLICT);

    private AccountProblems() {}
}
