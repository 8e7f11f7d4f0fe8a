package dev.souk.config.client;

import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Takes settings from config-service while the process runs. */
@AutoConfiguration
@ConditionalOnProperty("souk.config.address")
@EnableScheduling
@Import(SettingsRefresher.class)
class ConfigClientAutoConfiguration {

    @Bean
    static BeanFactoryPostProcessor propertiesOfLiveSettings() {
        return factory -> Stream.of(factory.getBeanDefinitionNames())
                .filter(name -> name.matches(LiveSettings.PROPERTIES))
                .forEach(name -> factory.getBeanDefinition(name).setScope("prototype"));
    }
}
