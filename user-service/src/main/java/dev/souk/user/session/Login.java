package dev.souk.user.session;

/**
 * A login request.
 *
 * @param client the address of the client
 */
record Login(String email, String password, String client) {

    ThrottleKey emailKey() {
        return ThrottleKey.email(email);
    }

    ThrottleKey clientKey() {
        return ThrottleKey.client(client);
    }

    @Override
    public String toString() {
        return "Login"; // all of it is personal or secret
    }
}
