package dev.souk.user.account;

/**
 * What it takes to open an account.
 *
 * @param email unique among open accounts, however it is capitalised
 * @param passwordHash as the password package makes it
 */
public record NewAccount(String email, String name, String passwordHash, Role role) {

    @Override
    public String toString() {
        return "NewAccount[" + role + "]"; // the rest must not reach a log by accident
    }
}
