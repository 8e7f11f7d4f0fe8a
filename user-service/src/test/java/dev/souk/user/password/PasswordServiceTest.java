package dev.souk.user.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import dev.souk.common.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordServiceTest {

    private static final PasswordProperties PROPERTIES = new PasswordProperties(10, 1, 1, Duration.ofSeconds(3));

    private final PasswordService passwords =
            new PasswordService(PasswordConfiguration.passwordEncoder(PROPERTIES), PROPERTIES);

    @AfterEach
    void close() {
        passwords.close();
    }

    @Test
    void theRightPasswordMatchesItsHash() {
        Optional<String> hash = Optional.of(passwords.encode("correct horse"));

        assertThat(passwords.verify("correct horse", hash).matches()).isTrue();
        assertThat(passwords.verify("battery staple", hash).matches()).isFalse();
    }

    @Test
    void withoutAHashNothingMatches() {
        assertThat(passwords.verify("correct horse", Optional.empty()).matches())
                .isFalse();
    }

    @Test
    void withoutAHashAsMuchIsComputed() {
        PasswordEncoder encoder = mock();
        var observed = new PasswordService(encoder, PROPERTIES);

        observed.verify("correct horse", Optional.empty());

        observed.close();
        verify(encoder).matches("correct horse", PasswordService.dummyHash(PROPERTIES.bcryptStrength()));
    }

    @Test
    void aFullQueueIsAnsweredWithARetryAfter() throws Exception {
        List<Future<String>> hashes = new ArrayList<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 20; caller++) {
                hashes.add(callers.submit(() -> passwords.encode("correct horse")));
            }
        }
        List<ProblemException> refusals = new ArrayList<>();
        for (Future<String> hash : hashes) {
            try {
                assertThat(hash.get()).isNotBlank();
            } catch (ExecutionException refused) {
                refusals.add((ProblemException) refused.getCause());
            }
        }

        assertThat(refusals).isNotEmpty().hasSizeLessThan(20).allSatisfy(refusal -> {
            assertThat(refusal.problem().slug()).isEqualTo("service-unavailable");
            assertThat(refusal.retryAfterSeconds()).isEqualTo(3);
        });
    }

    @Test
    void theHashOfAWeakerEncodingIsUpgradedWhereThePasswordIsRight() {
        String weak = "{bcrypt-hmac-sha256}" + new HmacBcryptPasswordEncoder(4).encode("correct horse");

        assertThat(passwords.verify("battery staple", Optional.of(weak)).upgradedHash())
                .isEmpty();
        assertThat(passwords.verify("correct horse", Optional.of(weak)).upgradedHash())
                .hasValueSatisfying(upgraded -> assertThat(passwords.verify("correct horse", Optional.of(upgraded)))
                        .isEqualTo(new PasswordCheck(true, Optional.empty())));
    }
}
