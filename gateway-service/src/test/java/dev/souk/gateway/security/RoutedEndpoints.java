package dev.souk.gateway.security;

import dev.souk.testing.authorization.Access;
import dev.souk.testing.authorization.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The endpoints of all services as a caller of the gateway sees them, and what the gateway has itself. */
final class RoutedEndpoints {

    private static final Path TABLE = Path.of("src/test/resources/authorization.txt");

    /** The same of the service in JavaScript, which is no module. */
    private static final Path STATISTICS = Path.of("../optional/node-service/test/authorization.txt");

    private RoutedEndpoints() {}

    /** Every row that has a route; the gateway leaves it to the service whether data belong to the caller. */
    static List<Endpoint> all() {
        return Stream.of(
                        Endpoint.parse(read(TABLE)).stream(),
                        services().flatMap(RoutedEndpoints::ofService),
                        Endpoint.parse(read(STATISTICS)).stream().map(row -> routed("statistics-service", row)))
                .flatMap(rows -> rows)
                .toList();
    }

    private static Stream<Endpoint> ofService(Path service) {
        String name = service.getFileName().toString();
        return Stream.concat(Endpoint.parse(read(service.resolve(TABLE))).stream(), Endpoint.ofEveryService().stream())
                .filter(row -> !row.path().matches("/(actuator|error|v3/api-docs\\.yaml).*"))
                .map(row -> routed(name, row));
    }

    private static Endpoint routed(String service, Endpoint row) {
        return new Endpoint(access(row), row.method(), path(service, row.path()));
    }

    private static Access access(Endpoint row) {
        boolean decidedByTheService =
                row.access() == Access.OWNER || !row.path().startsWith("/admin/");
        return decidedByTheService && row.access() != Access.ANYONE ? Access.USER : row.access();
    }

    private static String path(String service, String path) {
        return path.replaceFirst("^/admin/", "/admin/" + service + "/")
                .replaceFirst("^/v3/api-docs$", "/v3/api-docs/" + service);
    }

    private static Stream<Path> services() {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            return modules
                    .filter(module -> !module.endsWith("gateway-service"))
                    .filter(module -> Files.exists(module.resolve(TABLE)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
