package dev.souk.user.oidc;

import dev.souk.common.database.Retention;
import dev.souk.user.session.SessionService;
import jakarta.validation.Validator;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.jackson.SecurityJacksonModules;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.security.SpringSessionBackedSessionRegistry;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.Assert;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** The parts of Spring Authorization Server and Spring Session, with their state in PostgreSQL. */
@Configuration(proxyBeanMethods = false)
class OidcConfiguration {

    /** Longer than a pushed request is valid, and than an expired ID token is of use for a logout. */
    private static final Duration KEPT_EXPIRED = Duration.ofMinutes(10);

    @Bean
    RouterFunction<ServerResponse> loginRoutes(
            SessionService service, LoginSessions sessions, Validator validator, OidcProperties properties)
            throws IOException {
        var page = new LoginPage(service, sessions, validator, properties.passkeys());
        return RouterFunctions.route()
                .GET(LoginPage.PATH, page::show)
                .POST(LoginPage.PATH, page::logIn)
                .build();
    }

    /**
     * No filter for all requests uses it, only {@link OidcSecurityConfiguration}. Attributes are JSON, as tokens are.
     */
    @Bean
    JdbcIndexedSessionRepository loginSessionRepository(
            JdbcOperations jdbc, TransactionOperations transaction, OidcProperties properties) {
        var repository = new JdbcIndexedSessionRepository(jdbc, transaction);
        new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(repository); // for two requests of a session
        repository.setDefaultMaxInactiveInterval(properties.idleTimeout());
        repository.setConversionService(json());
        repository.setCleanupCron(Scheduled.CRON_DISABLED); // loginSessionRetention
        return repository;
    }

    private static GenericConversionService json() {
        ClassLoader loader = OidcConfiguration.class.getClassLoader();
        var mapper = JsonMapper.builder()
                .addModules(SecurityJacksonModules.getModules(loader))
                .build();
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, mapper::writeValueAsBytes);
        conversion.addConverter(byte[].class, Object.class, stored -> mapper.readValue(stored, Object.class));
        return conversion;
    }

    /**
     * The client reads the scopes by a placeholder, which knows one text and no list: what it reads is what was meant.
     */
    @Bean
    SmartInitializingSingleton machineScopes(RegisteredClientRepository clients, OidcProperties properties) {
        return () -> Assert.state(
                Objects.requireNonNull(clients.findByClientId("souk-machine"))
                        .getScopes()
                        .equals(Set.copyOf(properties.machineScopes())),
                "souk.oidc.machine-scopes must be one text with commas, not a list");
    }

    @Bean
    SessionRegistry sessionRegistry(JdbcIndexedSessionRepository sessions) {
        return new SpringSessionBackedSessionRegistry<>(sessions);
    }

    @Bean
    Retention authorizationRetention(JdbcClient jdbc) {
        return new Retention(jdbc, "oauth2_authorization", "expires_at", KEPT_EXPIRED);
    }

    @Bean
    Retention loginSessionRetention(JdbcClient jdbc) {
        return new Retention(jdbc, "spring_session", "expires_at", Duration.ZERO);
    }
}
