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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;

/**
 * Addresses of the broker and the databases of the system to observe.
 *
 * @param kafka the broker and the account to observe it with
 * @param databases by the service that owns each, such as `user-service`
 */
public record Target(BrokerLogin kafka, Map<String, Database> databases) {

    /** Without an operator the broker is one without authentication. */
    private record Addresses(
            String kafka,
            @Nullable OperatorAccount operator,
            List<DatabaseStatus> databases,
            @Nullable Path certificates) {

        Target target() {
            return new Target(login(), databases.stream().collect(toMap(DatabaseStatus::service, Target::database)));
        }

        private @Nullable Path authority() {
            return certificates == null ? null : new Certificates(certificates).authority();
        }

        private BrokerLogin login() {
            return operator == null
                    ? BrokerLogin.anonymous(kafka)
                    : new BrokerLogin(kafka, operator.user(), operator.password(), authority());
        }
    }

    /** The system whose launcher reports this status. */
    public static Target of(SoukStatus status) {
        return new Addresses(status.kafka(), status.operator(), status.databases(), status.certificates()).target();
    }

    /** The system that a file describes in the format of `souk status --json`. */
    public static Target read(Path file) {
        try {
            return of(Json.MAPPER.readTree(Files.readString(file)));
        } catch (IOException | JacksonException invalid) {
            throw new ToolException("%s is not a status file: %s".formatted(file, invalid.getMessage()), invalid);
        }
    }

    /** The system that prints this status. */
    public static Target of(JsonNode status) {
        return Json.MAPPER
                .readerFor(Addresses.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .<Addresses>readValue(status)
                .target();
    }

    private static Database database(DatabaseStatus status) {
        return new Database(status.jdbcUrl(), status.user(), status.password());
    }

    public Database database(String service) {
        return Objects.requireNonNull(databases.get(service), service);
    }
}
