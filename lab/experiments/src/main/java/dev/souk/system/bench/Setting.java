package dev.souk.system.bench;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions;
import java.util.List;
import java.util.Map;

/**
 * What a system is started with, beside the same system with Souk's own settings.
 *
 * @param name what is printed
 * @param variables of some services
 */
public record Setting(String name, Map<String, String> variables) {

    /** As everything is configured. */
    public static final Setting SOUK = new Setting("Souk", Map.of());

    /** Whether everything is as configured: then what disturbs the system must not be noticed. */
    public boolean isSouk() {
        return equals(SOUK);
    }

    /** Options of a system in which these services have this setting. */
    public SoukOptions of(List<ServiceDefinition> services, SoukOptions options) {
        SoukOptions changed = options;
        for (ServiceDefinition service : services) {
            changed = changed.withEnvironment(service.name(), variables);
        }
        return changed;
    }
}
