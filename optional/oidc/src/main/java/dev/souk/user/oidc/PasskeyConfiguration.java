package dev.souk.user.oidc;

import com.webauthn4j.util.exception.WebAuthnException;
import dev.souk.common.audit.Audit;
import dev.souk.common.web.problem.ProblemWriter;
import dev.souk.user.account.AccountRepository;
import dev.souk.user.account.Credentials;
import dev.souk.user.account.TokenRevocationService;
import dev.souk.user.session.SessionService;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.ui.DefaultResourcesFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions.PublicKeyCredentialCreationOptionsBuilder;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions.PublicKeyCredentialRequestOptionsBuilder;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationRequestToken;
import org.springframework.security.web.webauthn.management.CredentialRecordOwnerAuthorizationManager;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.security.web.webauthn.registration.DefaultWebAuthnRegistrationPageGeneratingFilter;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsFilter;
import org.springframework.security.web.webauthn.registration.WebAuthnRegistrationFilter;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Passkeys of admins, by Spring Security's filters: at {@code /webauthn/register} an admin who has just logged in adds
 * and removes some, and the login page takes them in place of the password.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("souk.oidc.passkeys")
class PasskeyConfiguration {

    private static final String MANAGEMENT = "/webauthn/register";

    /** A browser that was left alone is not enough to add a passkey. */
    private static final Duration RECENT = Duration.ofMinutes(5);

    /** The library's page has a script with the CSRF token, and encodes what else it shows. */
    private static final String POLICY = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final AccountRepository accounts;
    private final PasskeyUsers users;
    private final PasskeyRepository passkeys;
    private final LoginSessions logins;
    private final SessionService service;
    private final TransactionOperations transaction;
    private final WebAuthnRelyingPartyOperations operations;
    private final PasskeyChallenges challenges;

    PasskeyConfiguration(
            AccountRepository accounts,
            JdbcOperations jdbc,
            LoginSessions logins,
            SessionService service,
            TransactionOperations transaction,
            TokenRevocationService revocations,
            Audit audit,
            AuthorizationServerSettings settings) {
        this.accounts = accounts;
        this.users = new PasskeyUsers(accounts);
        this.passkeys =
                new PasskeyRepository(new JdbcUserCredentialRepository(jdbc), jdbc, transaction, revocations, audit);
        this.logins = logins;
        this.service = service;
        this.transaction = transaction;
        URI issuer = URI.create(String.valueOf(settings.getIssuer()));
        var shop = PublicKeyCredentialRpEntity.builder()
                .id(issuer.getHost())
                .name("Souk")
                .build();
        this.operations = operations(shop, issuer.getScheme() + "://" + issuer.getAuthority());
        this.challenges = new PasskeyChallenges(users, shop);
    }

    private WebAuthnRelyingPartyOperations operations(PublicKeyCredentialRpEntity shop, String origin) {
        var made = new Webauthn4JRelyingPartyOperations(users, passkeys, shop, Set.of(origin));
        made.setCustomizeRequestOptions(PasskeyConfiguration::requireUser);
        made.setCustomizeCreationOptions(PasskeyConfiguration::requireUser);
        return made;
    }

    /** Requires more than the device: what unlocks it, too, as there is no password beside it. */
    static void requireUser(PublicKeyCredentialRequestOptionsBuilder options) {
        options.userVerification(UserVerificationRequirement.REQUIRED);
    }

    static void requireUser(PublicKeyCredentialCreationOptionsBuilder options) {
        options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build());
    }

    @Bean
    @Order(0)
    SecurityFilterChain passkeyFilterChain(
            HttpSecurity http, JdbcIndexedSessionRepository sessions, ProblemWriter problems, Audit audit) {
        OidcSecurityConfiguration.logInBrowsers(http, sessions, logins, problems, audit);
        addLogin(http);
        addManagement(http);
        return http.securityMatcher("/webauthn/**", "/login/webauthn", "/login/webauthn.js", "/default-ui.css")
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(MANAGEMENT, MANAGEMENT + "/**")
                        .access((login, context) -> new AuthorizationDecision(mayManage(login.get(), context)))
                        .anyRequest()
                        .permitAll())
                .build();
    }

    private boolean mayManage(@Nullable Authentication login, RequestAuthorizationContext context) {
        return login instanceof UsernamePasswordAuthenticationToken
                && logins.isYoungerThan(RECENT, context.getRequest().getSession())
                && users.findByUsername(login.getName()) != null;
    }

    private void addLogin(HttpSecurity http) {
        var begin = new PublicKeyCredentialRequestOptionsFilter(operations);
        begin.setRequestOptionsRepository(challenges.ofLogin());
        var end = new WebAuthnAuthenticationFilter();
        end.setRequestOptionsRepository(challenges.ofLogin());
        end.setAuthenticationManager(
                login -> transaction.execute(_ -> verify((WebAuthnAuthenticationRequestToken) login)));
        end.setSecurityContextRepository(new NullSecurityContextRepository());
        end.setAuthenticationSuccessHandler(this::open);
        http.addFilterAfter(begin, AuthorizationFilter.class).addFilterAfter(end, AuthorizationFilter.class);
    }

    /** As the library's provider, which would take a database that is down for a wrong passkey. */
    private Authentication verify(WebAuthnAuthenticationRequestToken login) {
        try {
            UUID owner = PasskeyUsers.account(
                    operations.authenticate(login.getWebAuthnRequest()).getId());
            Credentials admin =
                    accounts.credentials(owner).orElseThrow(); // a removal of the passkey waits, and ends it
            return UsernamePasswordAuthenticationToken.authenticated(admin, null, List.of());
        } catch (DataAccessException failure) {
            throw failure;
        } catch (RuntimeException wrong) {
            service.passkeyRefused();
            throw new BadCredentialsException("The passkey is wrong.", wrong);
        }
    }

    /** Instead of the library's session of whoever has the passkey. */
    private void open(HttpServletRequest request, HttpServletResponse response, Authentication login) {
        var admin = (Credentials) Objects.requireNonNull(login.getPrincipal());
        service.passkeyVerified(admin.id());
        logins.open(admin, FactorGrantedAuthority.WEBAUTHN_AUTHORITY, request);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void addManagement(HttpSecurity http) {
        var begin = new PublicKeyCredentialCreationOptionsFilter(operations);
        begin.setCreationOptionsRepository(challenges.ofRegistration());
        var end = new WebAuthnRegistrationFilter(passkeys, operations);
        end.setCreationOptionsRepository(challenges.ofRegistration());
        end.setDeleteCredentialAuthorizationManager(new CredentialRecordOwnerAuthorizationManager(passkeys, users));
        http.addFilterAfter(begin, AuthorizationFilter.class)
                .addFilterAfter(refusing(end), AuthorizationFilter.class)
                .addFilterAfter(
                        new DefaultWebAuthnRegistrationPageGeneratingFilter(users, passkeys), AuthorizationFilter.class)
                .addFilterAfter(DefaultResourcesFilter.webauthn(), AuthorizationFilter.class)
                .addFilterAfter(DefaultResourcesFilter.css(), AuthorizationFilter.class);
    }

    /**
     * A passkey that is wrong, known or incomplete, an id that is none, and a label with U+0000 are errors of the
     * client.
     */
    private static Filter refusing(Filter management) {
        return (request, response, chain) -> {
            try {
                management.doFilter(request, response, chain);
            } catch (IllegalArgumentException
                    | NullPointerException
                    | WebAuthnException
                    | DataIntegrityViolationException wrong) {
                ((HttpServletResponse) response).sendError(HttpServletResponse.SC_BAD_REQUEST);
            }
        };
    }
}
