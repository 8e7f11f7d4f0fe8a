package dev.souk.system.observe;

import static java.util.stream.Collectors.toMap;

import dev.souk.console.topics.BrokerLogin;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.SoukStatus.DatabaseStatus;
import dev.souk.launcher.api.SoukStatus.OperatorAccount;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.client.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;

/**
 * Addresses of the broker and the databases of the system to observe.
 *
 * @param kafka the broker and the account to observe it with
 * @param databases by the service that owns each, such as `user-service`
 */
public record Target(BrokerLogin kafka, Map<String, Database> databases) {

    /** The system whose launcher reports this status. Without an operator its broker has no authentication. */
    public static Target of(SoukStatus status) {
        OperatorAccount operator = status.operator();
        Path certificates = status.certificates();
        Path authority = certificates == null ? null : new Certificates(certificates).authority();
        return new Target(
                operator == null
                        ? BrokerLogin.anonymous(status.kafka())
                        : new BrokerLogin(status.kafka(), operator.user(), operator.password(), authority),
                status.databases().stream()
                        .collect(toMap(
                                DatabaseStatus::service,
                                each -> new Database(each.jdbcUrl(), each.user(), each.password()))));
    }

    /** The system that a file describes in the format of `souk status --json`. */
    public static Target read(Path file) {
        try {
            return of(status(Files.readString(file)));
        } catch (IOException | JacksonException invalid) {
            throw new ToolException("%s is not a status file: %s".formatted(file, invalid.getMessage()), invalid);
        }
    }

    /** What a launcher has printed, perhaps one of another version: without what this one does not know. */
    public static SoukStatus status(String json) {
        return Json.MAPPER
                .readerFor(SoukStatus.class)
                .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .readValue(json);
    }

    public Database database(String service) {
        return Objects.requireNonNull(databases.get(service), service);
    }
}
