package dev.souk.user.oidc;

import dev.souk.user.account.AccountRepository;
import dev.souk.user.account.Credentials;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * The logins of the login page. An authentication has the id of the account as its name, the account's token version as
 * its details, and the time of the login in its authority; no role and no personal data, since it is stored.
 */
@Component
record LoginSessions(AccountRepository accounts, OidcProperties properties, Clock clock) {

    /** What a session has that waits for a passkey, before the login. */
    static final String CHALLENGE = "passkey.challenge";

    /** How long it waits, whatever the browser does in the meantime. */
    static final Duration CHALLENGE_LIFETIME = Duration.ofMinutes(5);

    /**
     * Opens a session with a new id: one that somebody has planted in the browser is worth nothing.
     *
     * @param factor by what the user has logged in, as an authority
     */
    void open(Credentials user, String factor, HttpServletRequest request) {
        HttpSession planted = request.getSession(false);
        if (planted != null) {
            planted.invalidate();
        }
        var login = UsernamePasswordAuthenticationToken.authenticated(
                user.id().toString(), null, List.of(FactorGrantedAuthority.fromAuthority(factor)));
        login.setDetails(Long.toString(user.tokenVersion()));
        request.getSession()
                .setAttribute(
                        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                        new SecurityContextImpl(login));
    }

    /** The account of the login; empty if it was closed or its tokens were revoked since. */
    Optional<Credentials> account(Authentication login) {
        return accounts.credentials(UUID.fromString(login.getName()))
                .filter(user -> Long.toString(user.tokenVersion()).equals(login.getDetails()));
    }

    /** Whether the session began, which it does with each login, within this time. */
    boolean isYoungerThan(Duration age, HttpSession session) {
        return Instant.ofEpochMilli(session.getCreationTime())
                .isAfter(clock.instant().minus(age));
    }

    /** A filter that ends what is not valid any more; most of it was deleted together with what made it so. */
    void endInvalid(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = ((HttpServletRequest) request).getSession(false);
        if (session != null && !isValid(session)) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private boolean isValid(HttpSession session) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        return login == null
                ? session.getAttribute(CHALLENGE) != null && isYoungerThan(CHALLENGE_LIFETIME, session)
                : isYoungerThan(properties.loginLifetime(), session)
                        && account(login).isPresent();
    }
}
