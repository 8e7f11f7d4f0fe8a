package dev.souk.config.client;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.validation.Validator;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.context.scope.refresh.RefreshScope;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Takes settings from config-service while the process runs. */
@AutoConfiguration
@ConditionalOnProperty("souk.config.address")
class ConfigClientAutoConfiguration {

    @Bean
    static BeanFactoryPostProcessor propertiesOfLiveSettings() {
        return factory -> Stream.of(factory.getBeanDefinitionNames())
                .filter(name -> name.matches(LiveSettings.PROPERTIES))
                .forEach(name -> factory.getBeanDefinition(name).setScope("prototype"));
    }

    @Bean
    SettingsRefresher settingsRefresher(
            ConfigurableApplicationContext context, Validator validator, RefreshScope scope, MeterRegistry meters) {
        return new SettingsRefresher(
                new SettingsSource(context.getEnvironment()),
                new SettingsCheck(context, validator),
                scope,
                meters.counter("souk.config.changes"));
    }
}
