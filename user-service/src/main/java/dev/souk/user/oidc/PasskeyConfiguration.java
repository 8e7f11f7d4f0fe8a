package dev.souk.user.oidc;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.common.web.problem.ProblemWriter;
import dev.souk.user.account.AccountRepository;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.ui.DefaultResourcesFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationProvider;
import org.springframework.security.web.webauthn.management.CredentialRecordOwnerAuthorizationManager;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.security.web.webauthn.registration.DefaultWebAuthnRegistrationPageGeneratingFilter;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsFilter;
import org.springframework.security.web.webauthn.registration.WebAuthnRegistrationFilter;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/**
 * Passkeys of admins, by Spring Security's filters: at {@code /webauthn/register} an admin who has logged in adds and
 * removes some, and the login page takes them in place of the password.
 */
@Configuration(proxyBeanMethods = false)
@Profile("oidc")
@ConditionalOnProperty("souk.oidc.passkeys")
class PasskeyConfiguration {

    private static final String MANAGEMENT = "/webauthn/register";

    /** The library's page has a script with the CSRF token, and encodes what else it shows. */
    private static final String POLICY = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final AccountRepository accounts;
    private final PasskeyUsers users;
    private final UserCredentialRepository passkeys;
    private final LoginSessions logins;
    private final Audit audit;
    private final URI shop;

    PasskeyConfiguration(
            AccountRepository accounts,
            JdbcOperations jdbc,
            LoginSessions logins,
            Audit audit,
            AuthorizationServerSettings settings) {
        this.accounts = accounts;
        this.users = new PasskeyUsers(accounts);
        this.passkeys = new JdbcUserCredentialRepository(jdbc);
        this.logins = logins;
        this.audit = audit;
        this.shop = URI.create(String.valueOf(settings.getIssuer()));
    }

    @Bean
    @Order(0)
    SecurityFilterChain passkeyFilterChain(
            HttpSecurity http, JdbcIndexedSessionRepository sessions, ProblemWriter problems) {
        OidcSecurityConfiguration.logInBrowsers(http, sessions, logins, problems);
        var challenges = new PasskeyChallenges(stored -> operations(() -> stored));
        addLogin(http, challenges);
        addManagement(http, challenges);
        return http.securityMatcher("/webauthn/**", "/login/webauthn", "/login/webauthn.js", "/default-ui.css")
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(MANAGEMENT, MANAGEMENT + "/**")
                        .access((login, _) -> new AuthorizationDecision(logins.isAdmin(login.get())))
                        .anyRequest()
                        .permitAll())
                .build();
    }

    private void addLogin(HttpSecurity http, PasskeyChallenges challenges) {
        var begin = new PublicKeyCredentialRequestOptionsFilter(operations(Bytes::random));
        begin.setRequestOptionsRepository(challenges.ofLogin());
        var end = new WebAuthnAuthenticationFilter();
        end.setRequestOptionsRepository(challenges.ofLogin());
        end.setAuthenticationManager(new ProviderManager(new WebAuthnAuthenticationProvider(
                operations(Bytes::random),
                name -> User.withUsername(name).password("").build())));
        end.setSecurityContextRepository(new NullSecurityContextRepository());
        end.setAuthenticationSuccessHandler(this::open);
        http.addFilterAfter(begin, AuthorizationFilter.class).addFilterAfter(end, AuthorizationFilter.class);
    }

    /** Instead of the library's session of whoever has the passkey. */
    private void open(HttpServletRequest request, HttpServletResponse response, Authentication login) {
        var user = (PublicKeyCredentialUserEntity) Objects.requireNonNull(login.getPrincipal());
        accounts.credentials(PasskeyUsers.account(user.getId())).ifPresent(admin -> {
            logins.open(admin, FactorGrantedAuthority.WEBAUTHN_AUTHORITY, request);
            audit.record(AuditEvent.ok(admin.id(), "login", admin.id()));
        });
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void addManagement(HttpSecurity http, PasskeyChallenges challenges) {
        var begin = new PublicKeyCredentialCreationOptionsFilter(operations(Bytes::random));
        begin.setCreationOptionsRepository(challenges.ofRegistration());
        var end = new WebAuthnRegistrationFilter(passkeys, operations(Bytes::random));
        end.setCreationOptionsRepository(challenges.ofRegistration());
        end.setDeleteCredentialAuthorizationManager(new CredentialRecordOwnerAuthorizationManager(passkeys, users));
        http.addFilterAfter(begin, AuthorizationFilter.class)
                .addFilterAfter(end, AuthorizationFilter.class)
                .addFilterAfter(
                        new DefaultWebAuthnRegistrationPageGeneratingFilter(users, passkeys), AuthorizationFilter.class)
                .addFilterAfter(DefaultResourcesFilter.webauthn(), AuthorizationFilter.class)
                .addFilterAfter(DefaultResourcesFilter.css(), AuthorizationFilter.class);
    }

    /** Requires more than the device: what unlocks it, too, as there is no password beside it. */
    private Webauthn4JRelyingPartyOperations operations(Supplier<Bytes> challenge) {
        var shopAsParty = PublicKeyCredentialRpEntity.builder()
                .id(shop.getHost())
                .name("Souk")
                .build();
        var operations = new Webauthn4JRelyingPartyOperations(users, passkeys, shopAsParty, Set.of(shop.toString())) {
            @Override
            public CredentialRecord registerCredential(RelyingPartyRegistrationRequest request) {
                CredentialRecord added = super.registerCredential(request);
                UUID admin = PasskeyUsers.account(added.getUserEntityUserId());
                audit.record(AuditEvent.ok(admin, "passkey.add", admin));
                return added;
            }
        };
        operations.setCustomizeRequestOptions(
                options -> options.challenge(challenge.get()).userVerification(UserVerificationRequirement.REQUIRED));
        operations.setCustomizeCreationOptions(options -> options.challenge(challenge.get())
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        return operations;
    }
}
