package dev.souk.user.account;

/**
 * The data of a new account.
 *
 * @param email unique among open accounts, ignoring case
 * @param passwordHash encoded by the password package
 */
public record NewAccount(String email, String name, String passwordHash, Role role) {

    @Override
    public String toString() {
        return "NewAccount[" + role + "]"; // the rest must not reach a log by accident
    }
}
