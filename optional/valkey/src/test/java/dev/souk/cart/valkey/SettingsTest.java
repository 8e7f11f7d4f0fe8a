package dev.souk.cart.valkey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SettingsTest {

    @EnableConfigurationProperties({CacheProperties.class, CartStoreProperties.class})
    static class Settings {}

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @ParameterizedTest
    @ValueSource(strings = {"souk.cart.store=valkey", "souk.cart.store=postgresql", "souk.cache.carts=write-behind"})
    void aSettingIsSpelledAsThePageSays(String setting) {
        runner.withPropertyValues(setting).run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "souk.cart.store=VALKEY",
                "souk.cart.store=redis",
                "souk.cart.store=",
                "souk.cache.carts=WRITE_BEHIND",
                "souk.cache.carts=aside",
                "souk.cache.catalogue=write-behind",
                "souk.cache.ttl=0s",
                "souk.cache.ttl=-1s",
                "souk.cache.flush-interval=0s"
            })
    void anotherSpellingFailsTheStart(String setting) {
        runner.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }
}
