package dev.souk.user.session;

/**
 * An attempt to log in.
 *
 * @param client the address it comes from
 */
public record Login(String email, String password, String client) {

    Subject emailSubject() {
        return Subject.email(email);
    }

    Subject clientSubject() {
        return Subject.client(client);
    }

    @Override
    public String toString() {
        return "Login"; // all of it is personal or secret
    }
}
