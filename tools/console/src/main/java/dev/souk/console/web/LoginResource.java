package dev.souk.console.web;

import dev.souk.console.session.ProviderLogin;
import dev.souk.console.session.ProviderLogin.Attempt;
import dev.souk.console.session.Session;
import dev.souk.console.session.Sessions;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /login}, which leads to the shop's provider of OpenID Connect, and {@code GET /callback}, to which the
 * provider redirects. Both are at 127.0.0.1, the only address that the provider knows; the cookie is of that host.
 *
 * @param issuer null without such a provider
 */
record LoginResource(@Nullable String issuer, Sessions sessions) {

    private static final String COOKIE = "souk_console_login";
    private static final String ADDRESS = "127.0.0.1";
    static final String FAILED = "/?login=failed";

    Response respond(Request request) throws IOException {
        if (issuer == null || !request.method().equals("GET")) {
            return Response.problem(404, "The shop has no login by OpenID Connect.");
        }
        String host = request.header("Host");
        String here = "http://" + ADDRESS + host.replaceFirst("^.*?(:\\d+)?$", "$1");
        if (!host.startsWith(ADDRESS)) {
            return Response.redirect(here + "/login");
        }
        var provider = new ProviderLogin(issuer, sessions);
        String redirect = here + "/callback";
        return request.path().equals("/login") ? begin(provider, redirect) : finish(provider, request, redirect);
    }

    /** The cookie comes back with the redirect of another site, and with nothing else. */
    private static Response begin(ProviderLogin provider, String redirect) throws IOException {
        Attempt attempt = provider.begin(redirect);
        String cookie = "%s=%s.%s; Path=/callback; HttpOnly; SameSite=Lax; Max-Age=600"
                .formatted(COOKIE, attempt.state(), attempt.verifier());
        return Response.redirect(attempt.location()).with("Set-Cookie", cookie);
    }

    private static Response finish(ProviderLogin provider, Request request, String redirect) throws IOException {
        String begun = request.text("state") + ".";
        Optional<String> verifier = request.cookie(COOKIE)
                .filter(cookie -> begun.length() > 1 && cookie.startsWith(begun))
                .map(cookie -> cookie.substring(begun.length()));
        if (verifier.isEmpty() || request.text("code").isEmpty()) {
            return Response.redirect(FAILED);
        }
        Optional<Session> session = provider.finish(request.text("code"), verifier.get(), redirect);
        return session.map(admin -> Response.redirect("/").with("Set-Cookie", SessionResource.cookie(admin.id(), "")))
                .orElseGet(() -> Response.redirect(FAILED));
    }
}
