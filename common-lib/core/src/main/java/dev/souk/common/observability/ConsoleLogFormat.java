package dev.souk.common.observability;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Logs text to a terminal and JSON everywhere else, unless {@code logging.structured.format.console} is set. */
final class ConsoleLogFormat implements EnvironmentPostProcessor {

    private static final String FORMAT = "logging.structured.format.console";

    @Override
    @SuppressWarnings("SystemConsoleNull") // from JDK 25 on it is null without a terminal
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (System.console() == null && !environment.containsProperty(FORMAT)) {
            environment.getPropertySources().addLast(new MapPropertySource("log-format", Map.of(FORMAT, "logstash")));
        }
    }
}
