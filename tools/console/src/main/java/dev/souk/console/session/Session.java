package dev.souk.console.session;

import java.time.Instant;

/**
 * An admin who is signed in.
 *
 * @param id known to the browser alone, as a cookie that scripts cannot read
 * @param csrfToken that each change has to carry: a page of another site can send the cookie, but does not know this
 * @param email the id of the account instead, where another provider keeps the address
 * @param token of the shop
 * @param expires as the token does
 */
public record Session(String id, String csrfToken, String email, String token, Instant expires) {

    @Override
    public String toString() {
        return "Session[" + email + "]"; // the rest is secret
    }
}
