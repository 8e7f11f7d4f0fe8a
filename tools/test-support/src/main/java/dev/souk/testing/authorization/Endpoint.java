package dev.souk.testing.authorization;

import static org.assertj.core.api.Assertions.contentOf;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A row of {@code authorization.txt}: who may send which request.
 *
 * @param path as in the mapping of the handler, for example {@code /users/{id}}
 */
public record Endpoint(Access access, String method, String path) {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}|\\*\\*?");

    /** The rows of the service under test. */
    public static List<Endpoint> ofService() {
        return Stream.concat(read("/authorization.txt").stream(), ofEveryService().stream())
                .toList();
    }

    /** What every service with a database has. */
    public static List<Endpoint> ofEveryService() {
        return read("/authorization-of-every-service.txt");
    }

    private static List<Endpoint> read(String resource) {
        return parse(contentOf(Objects.requireNonNull(Endpoint.class.getResource(resource), resource)));
    }

    /** One row a line, without comments and empty lines. */
    public static List<Endpoint> parse(String table) {
        return table.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(line -> line.split("\\s+"))
                .map(row -> new Endpoint(Access.valueOf(row[0].toUpperCase(Locale.ROOT)), row[1], row[2]))
                .toList();
    }

    /** The path of a request; {@code id} stands for the resource of the owner. */
    public String path(UUID id) {
        return VARIABLE.matcher(path).replaceAll((access.belongsToSomebody() ? id : UUID.randomUUID()).toString());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
