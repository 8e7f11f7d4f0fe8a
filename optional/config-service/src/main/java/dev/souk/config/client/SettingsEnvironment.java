package dev.souk.config.client;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Adds the settings at the start: above application.yml, which was read before, and below the variables. */
final class SettingsEnvironment implements EnvironmentPostProcessor {

    static final String SOURCE = "settings of config-service";

    /** Beans that are made again are in refresh scope; the client of Eureka stays as it is. */
    private static final Map<String, Object> REFRESH = Map.of(
            "spring.cloud.refresh.enabled", true,
            "spring.cloud.refresh.extra-refreshable", LiveSettings.CLASSES,
            "eureka.client.refresh.enable", false,
            "management.health.refresh.enabled", false);

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty("souk.config.address")) {
            var sources = environment.getPropertySources();
            sources.addFirst(new MapPropertySource("refresh scope", REFRESH));
            sources.addAfter(
                    StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                    new MapPropertySource(SOURCE, SettingsSource.of(environment).atStart()));
        }
    }
}
