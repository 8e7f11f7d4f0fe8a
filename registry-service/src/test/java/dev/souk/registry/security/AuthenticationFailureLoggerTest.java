package dev.souk.registry.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;

@ExtendWith(OutputCaptureExtension.class)
class AuthenticationFailureLoggerTest {

    private static final String PASSWORD = "c29tZSBnZW5lcmF0ZWQgcGFzc3dvcmQh";

    private Instant now = Instant.EPOCH;
    private final AuthenticationFailureLogger logger = new AuthenticationFailureLogger(
            new Clock() {
                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            },
            new RegistryAccountsProperties(Map.of("cart-service", PASSWORD), List.of()));

    @Test
    void anAccountWithAWrongPasswordIsNamedOnceInTenSeconds(CapturedOutput output) {
        fail("cart-service");
        fail("cart-service");
        now = now.plus(Duration.ofSeconds(10));
        fail("cart-service");

        assertThat(output.getOut().lines().filter(line -> line.contains("account cart-service")))
                .hasSize(2);
    }

    @Test
    void whatAStrangerSendsIsNotLogged(CapturedOutput output) {
        fail("forged\nline");

        assertThat(output.getOut()).contains("account unknown").doesNotContain("forged", "line");
    }

    private void fail(String account) {
        var credentials = new UsernamePasswordAuthenticationToken(account, "a wrong password");
        logger.failed(new AuthenticationFailureBadCredentialsEvent(credentials, new BadCredentialsException("wrong")));
    }
}
