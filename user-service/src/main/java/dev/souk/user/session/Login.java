package dev.souk.user.session;

/**
 * An attempt to log in.
 *
 * @param client the address it comes from
 */
public record Login(String email, String password, String client) {

    ThrottleKey emailSubject() {
        return ThrottleKey.email(email);
    }

    ThrottleKey clientSubject() {
        return ThrottleKey.client(client);
    }

    @Override
    public String toString() {
        return "Login"; // all of it is personal or secret
    }
}
