package dev.souk.system.variants;

import dev.souk.launcher.api.ServiceDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The defect of each service, in a file that Spring Boot reads when the service starts. */
final class Defects {

    static final String NONE = "";

    private final Path folder;
    private final Map<ServiceDefinition, String> current = new HashMap<>();

    Defects(Path folder, List<ServiceDefinition> services) {
        this.folder = folder;
        services.forEach(service -> set(service, NONE));
    }

    Map<String, String> environment(ServiceDefinition service) {
        return Map.of("SPRING_CONFIG_ADDITIONAL_LOCATION", "file:" + folder(service) + "/");
    }

    /** One service has this defect from its next start on, the others have none; returns those that have to start. */
    List<ServiceDefinition> replaceBy(ServiceDefinition service, String defect) {
        List<ServiceDefinition> changed = current.entrySet().stream()
                .filter(now -> !now.getValue().equals(now.getKey().equals(service) ? defect : NONE))
                .map(Map.Entry::getKey)
                .toList();
        changed.forEach(one -> set(one, one.equals(service) ? defect : NONE));
        return changed;
    }

    private void set(ServiceDefinition service, String defect) {
        try {
            Path file = Files.createDirectories(folder(service)).resolve("application.properties");
            Files.writeString(file, "souk.broken=" + defect);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        current.put(service, defect);
    }

    private Path folder(ServiceDefinition service) {
        return folder.resolve(service.name());
    }
}
