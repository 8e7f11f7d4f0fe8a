package dev.souk.launcher.control;

/** The account of the broker for tools, which may do everything. */
public record OperatorAccount(String user, String password) {

    /** Without the password, which must not be logged. */
    @Override
    public String toString() {
        return user;
    }
}
