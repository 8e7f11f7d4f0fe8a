package dev.souk.launcher.state;

/** The administrator of the demo; the password is generated at the first start, as a property of user-service. */
public record AdminAccount(String email, String password) {

    private static final String EMAIL = "admin@souk.example";

    /** The account of this folder; generates the password if there is none. */
    public static AdminAccount of(StateFolder folder) {
        return new AdminAccount(EMAIL, PrivateFile.password(folder.adminPassword()));
    }

    /** Without the password, which must not be logged. */
    @Override
    public String toString() {
        return email;
    }
}
