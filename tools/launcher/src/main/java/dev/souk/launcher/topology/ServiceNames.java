package dev.souk.launcher.topology;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Topology;
import dev.souk.tools.ToolException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Resolves names as people type them: `order`, `order-service` and `order-service#2`. */
public final class ServiceNames {

    private ServiceNames() {}

    /**
     * The service of this name.
     *
     * @throws ToolException if there is none; the message names those that always run
     */
    public static ServiceDefinition service(String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        return Stream.concat(Topology.servicesAndOptional().stream(), Stream.of(Topology.EDGE, Topology.NGINX))
                .filter(service ->
                        wanted.equals(service.name()) || service.name().equals(wanted + "-service"))
                .findFirst()
                .orElseThrow(() -> unknown(
                        typed,
                        Topology.services().stream()
                                .map(ServiceDefinition::name)
                                .toList()));
    }

    /**
     * The processes that the name selects: one if it has a number, all instances of the service otherwise.
     *
     * @throws ToolException if there is none; the message lists all names
     */
    public static List<String> processes(String typed, List<String> running) {
        int hash = typed.indexOf('#');
        String service = service(hash < 0 ? typed : typed.substring(0, hash)).name();
        List<String> meant = running.stream()
                .filter(name -> hash < 0
                        ? name.equals(service) || name.startsWith(service + "#")
                        : isNumber(name, service, typed.substring(hash)))
                .toList();
        if (meant.isEmpty()) {
            throw unknown(typed, running);
        }
        return meant;
    }

    /** The service of a process such as `order-service#2`. */
    public static ServiceDefinition ofInstance(String process) {
        return service(process.replaceFirst("#.*", ""));
    }

    private static boolean isNumber(String name, String service, String number) {
        return name.equals(service + number) || (name.equals(service) && "#1".equals(number));
    }

    private static ToolException unknown(String typed, List<String> known) {
        return new ToolException("Unknown name \"%s\". Known names: %s.".formatted(typed, String.join(", ", known)));
    }
}
