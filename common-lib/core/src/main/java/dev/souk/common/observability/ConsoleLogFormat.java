package dev.souk.common.observability;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Human lines at a terminal, JSON everywhere else; {@code logging.structured.format.console} decides where it is set.
 */
final class ConsoleLogFormat implements EnvironmentPostProcessor {

    private static final String FORMAT = "logging.structured.format.console";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!isTerminal() && !environment.containsProperty(FORMAT)) {
            environment.getPropertySources().addLast(new MapPropertySource("log-format", Map.of(FORMAT, "logstash")));
        }
    }

    @SuppressWarnings("SystemConsoleNull") // from JDK 25 on it is null again where nobody types
    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }
}
