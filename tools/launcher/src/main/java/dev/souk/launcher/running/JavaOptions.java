package dev.souk.launcher.running;

import dev.souk.launcher.api.ServiceDefinition;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The options of JVMs in variables such as {@code SOUK_CART_SERVICE_JAVA_OPTS}, separated by spaces. */
final class JavaOptions {

    private JavaOptions() {}

    static Stream<String> of(ServiceDefinition service, Map<String, String> environment) {
        String name = service.name().replace('-', '_').toUpperCase(Locale.ROOT);
        String words = environment.getOrDefault("SOUK_%s_JAVA_OPTS".formatted(name), "");
        return Stream.of(words.split("\\s+")).filter(Predicate.not(String::isEmpty));
    }
}
