package dev.souk.launcher.api;

import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.process.ProcessStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The running system as `souk status --json` prints it: a contract for tools.
 *
 * @param console the page that shows traces, logs and metrics
 * @param certificates the folder of the certificates; null if connections are not encrypted
 * @param grpc address of grpc-service; null if the system was started without it
 */
public record SoukStatus(
        String gateway,
        String console,
        String registry,
        String kafka,
        OperatorAccount operator,
        AdminAccount admin,
        List<ProcessStatus> processes,
        List<DatabaseStatus> databases,
        @Nullable Path certificates,
        @Nullable String grpc) {

    /** The processes of a service, by their numbers. */
    public List<ProcessStatus> of(ServiceDefinition service) {
        return processes.stream()
                .filter(process -> process.service().equals(service.name()))
                .toList();
    }

    /** The sum of the proportional set sizes of all processes, where they are known. */
    public long pssBytes() {
        return processes.stream()
                .map(process -> process.memory().pssBytes())
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The database of a service and the role that the service uses. */
    public record DatabaseStatus(String service, String jdbcUrl, String user, String password) {}

    /** The account of the broker for tools, which may do everything. */
    public record OperatorAccount(String user, String password) {

        /** Without the password, which must not be logged. */
        @Override
        public String toString() {
            return user;
        }
    }

    /** The administrator of the demo; the password is generated at the first start, as a property of user-service. */
    public record AdminAccount(String email, String password) {

        private static final String EMAIL = "admin@souk.example";

        /** The account of this folder; generates the password if there is none. */
        public static AdminAccount of(StateFolder folder) {
            return new AdminAccount(
                    EMAIL, new Secrets(folder).password(Topology.USERS.name(), "souk.demo.admin-password"));
        }

        /** Without the password, which must not be logged. */
        @Override
        public String toString() {
            return email;
        }
    }
}
