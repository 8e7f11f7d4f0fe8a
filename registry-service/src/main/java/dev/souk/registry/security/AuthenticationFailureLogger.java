package dev.souk.registry.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.stereotype.Component;

/**
 * Logs that credentials were refused, at most once in ten seconds: a service with a wrong password tries each second,
 * and nobody may fill the log. Names the account only if there is one of that name.
 */
@Component
class AuthenticationFailureLogger {

    private static final Logger log = LoggerFactory.getLogger(AuthenticationFailureLogger.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Clock clock;
    private final RegistryAccountsProperties accounts;
    private Instant next = Instant.MIN;

    AuthenticationFailureLogger(Clock clock, RegistryAccountsProperties accounts) {
        this.clock = clock;
        this.accounts = accounts;
    }

    @EventListener
    synchronized void failed(AbstractAuthenticationFailureEvent event) {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(INTERVAL);
        String name = event.getAuthentication().getName();
        log.warn(
                "Wrong credentials, account {}; the same for {} s is not logged",
                accounts.passwords().containsKey(name) ? name : "unknown",
                INTERVAL.toSeconds());
    }
}
