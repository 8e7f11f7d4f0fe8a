package dev.souk.console.web;

import dev.souk.console.session.Session;
import dev.souk.console.session.Sessions;
import java.io.IOException;
import java.util.Optional;
import org.apache.commons.io.function.IOFunction;

/** What only a signed-in admin may do. */
record SignedIn(Sessions sessions) {

    static final String COOKIE = "souk_console_session";
    static final String CSRF_HEADER = "X-CSRF-Token";

    private static final Response NOT_SIGNED_IN = Response.problem(401, "Sign in as an admin of the shop.");

    Optional<Session> session(Request request) {
        return request.cookie(COOKIE).flatMap(sessions::find);
    }

    /** Reads something; 401 without a session. */
    Response read(Request request, IOFunction<Session, Response> action) throws IOException {
        Optional<Session> session = session(request);
        return session.isPresent() ? action.apply(session.get()) : NOT_SIGNED_IN;
    }

    /** Changes something; 401 without a session, 403 without its token. */
    Response change(Request request, IOFunction<Session, Response> action) throws IOException {
        Optional<Session> session = session(request);
        if (session.isEmpty()) {
            return NOT_SIGNED_IN;
        }
        return Sessions.isToken(session.get(), request.header(CSRF_HEADER))
                ? action.apply(session.get())
                : Response.problem(403, "The header %s is not the token of the session.".formatted(CSRF_HEADER));
    }
}
