package dev.souk.common.core;

import java.util.Locale;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Gives the process the same locale on every machine. The text of our own does not depend on it, but that of libraries
 * does: Bean Validation takes the language of its messages from it, and Kafka's client formats a number when it logs
 * in, which no broker accepts with Arabic digits.
 */
final class FixedLocale implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Locale.setDefault(Locale.ENGLISH);
    }
}
