package dev.souk.launcher.running;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The options of JVMs in variables such as {@code SOUK_CART_SERVICE_JAVA_OPTS}, separated by spaces. */
public final class JavaOptions {

    private JavaOptions() {}

    /** The same options with those of these variables. */
    public static SoukOptions addTo(SoukOptions options, Map<String, String> environment) {
        SoukOptions with = options;
        for (ServiceDefinition service : Topology.servicesAndOptional()) {
            String words =
                    environment.getOrDefault(variable(service.name()), "").strip();
            if (service.type() == ProcessType.BOOT && !words.isEmpty()) {
                with = with.withJvmOptions(service.name(), List.of(words.split("\\s+")));
            }
        }
        return with;
    }

    private static String variable(String service) {
        return "SOUK_%s_JAVA_OPTS".formatted(service.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
