package dev.souk.launcher.running;

import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.api.Topology;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The options of JVMs in variables such as {@code SOUK_CART_SERVICE_JAVA_OPTS}, separated by spaces. */
final class JavaOptions {

    private JavaOptions() {}

    static List<Customization> of(Map<String, String> environment) {
        return Topology.servicesAndOptional().stream()
                .filter(service -> service.type() == ProcessType.BOOT)
                .map(service -> new Customization(
                        service.name(),
                        Map.of(),
                        words(environment.getOrDefault(variable(service.name()), "")),
                        List.of()))
                .toList();
    }

    private static String variable(String service) {
        return "SOUK_%s_JAVA_OPTS".formatted(service.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    private static List<String> words(String options) {
        return options.isBlank() ? List.of() : List.of(options.strip().split("\\s+"));
    }
}
