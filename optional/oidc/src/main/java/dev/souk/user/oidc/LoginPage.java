package dev.souk.user.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.common.core.Sha256;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.user.account.Credentials;
import dev.souk.user.network.Network;
import dev.souk.user.session.LoginRequest;
import dev.souk.user.session.SessionService;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.HtmlUtils;

/**
 * The login page at {@value #PATH}, within the limits of {@code POST /sessions}. Its query is that of the authorization
 * endpoint, which gets it back after the login. No controller, which would reject a query that it does not know.
 */
final class LoginPage {

    static final String PATH = "/login";
    static final String AUTHORIZATION = "/oauth2/authorize";

    /** As the library compares paths: decoded. */
    static final RequestMatcher IS_AUTHORIZATION =
            PathPatternRequestMatcher.withDefaults().matcher(AUTHORIZATION);

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
    private static final Pattern SCRIPT = Pattern.compile("(?s)<script>(.*)</script>");

    private final SessionService service;
    private final LoginSessions sessions;
    private final Validator validator;
    private final String page;
    private final String policy;

    LoginPage(SessionService service, LoginSessions sessions, Validator validator, boolean passkeys)
            throws IOException {
        this.service = service;
        this.sessions = sessions;
        this.validator = validator;
        String passkey = passkeys ? read("oidc/passkey.html") : "";
        this.page = read("oidc/login.html").replace("{{passkey}}", passkey);
        this.policy = POLICY
                + SCRIPT.matcher(page)
                        .results()
                        .map(script -> Base64.getEncoder().encodeToString(Sha256.of(script.group(1))))
                        .map("; connect-src 'self'; script-src 'sha256-%s'"::formatted)
                        .collect(Collectors.joining());
    }

    private static String read(String resource) throws IOException {
        return new ClassPathResource(resource).getContentAsString(UTF_8);
    }

    ServerResponse show(ServerRequest request) {
        return page(request, ServerResponse.ok(), "");
    }

    ServerResponse logIn(ServerRequest request) {
        try {
            return verified(request)
                    .map(user -> open(user, request))
                    .orElseGet(() -> page(
                            request,
                            ServerResponse.status(HttpStatus.UNAUTHORIZED)
                                    .header(HttpHeaders.WWW_AUTHENTICATE, Problems.challenge(false)),
                            "E-mail or password is wrong."));
        } catch (ProblemException tooMany) {
            var response = ServerResponse.status(tooMany.problem().status())
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.retryAfterSeconds()));
            return page(request, response, String.valueOf(tooMany.getMessage()));
        }
    }

    private ServerResponse open(Credentials user, ServerRequest request) {
        sessions.open(user, FactorGrantedAuthority.PASSWORD_AUTHORITY, request.servletRequest());
        String query = request.servletRequest().getQueryString();
        return ServerResponse.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, query == null ? "/" : AUTHORIZATION + "?" + query)
                .build();
    }

    /** What no account can have is wrong, and costs no hash. */
    private Optional<Credentials> verified(ServerRequest request) {
        var login = new LoginRequest(ofForm(request, "email"), ofForm(request, "password"));
        return validator.validate(login).isEmpty()
                ? service.login(login, Network.of(request.servletRequest().getRemoteAddr()))
                : Optional.empty();
    }

    /** The last one: those of the address, which a link may have, come first. */
    private static String ofForm(ServerRequest request, String field) {
        String[] all = request.servletRequest().getParameterValues(field);
        return all == null ? "" : all[all.length - 1];
    }

    private ServerResponse page(ServerRequest request, ServerResponse.BodyBuilder response, String message) {
        var csrf = (CsrfToken) request.attribute(CsrfToken.class.getName()).orElseThrow();
        return response.contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
                .header("Content-Security-Policy", policy)
                .body(page.replace("{{csrf}}", csrf.getToken())
                        .replace("{{message}}", message)
                        .replace("{{email}}", HtmlUtils.htmlEscape(ofForm(request, "email"))));
    }
}
