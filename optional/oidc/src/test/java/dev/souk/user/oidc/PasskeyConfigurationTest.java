package dev.souk.user.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PasskeyConfigurationTest {

    @ParameterizedTest
    @ValueSource(strings = {"off", "no", "false", "0", ""})
    void passkeysAreOffHoweverThatIsSpelled(String off) {
        new ApplicationContextRunner()
                .withPropertyValues("souk.oidc.passkeys=" + off)
                .withUserConfiguration(PasskeyConfiguration.class)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PasskeyConfiguration.class));
    }
}
