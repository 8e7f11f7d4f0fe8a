package dev.souk.launcher.postgres;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.supervision.Server;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.Await;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL server that keeps its data in a state folder. After a crash it recovers by itself.
 *
 * @param tls the certificates; null for clients without TLS
 */
public record PostgresServer(
        PostgresBinaries binaries,
        StateFolder state,
        @Nullable Certificates tls) implements Server {

    private static final Duration ORPHAN_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(1);
    private static final int STATUS_LINE = 7;

    /** Its fast shutdown, which ends the sessions of all clients. */
    private static final String STOP_SIGNAL = "INT";

    /** Databases of the topology that it lacks are created. */
    @Override
    public ChildProcess start(Instance instance) throws IOException {
        LogFile log = state.log(instance.name());
        stopOrphan();
        var secrets = new Secrets(state);
        List<ServiceDatabase> databases = ServiceDatabase.all(secrets);
        new DataDirectory(binaries, state.postgres(), log).ensure(databases, secrets.ofSuperuser());
        Files.writeString(state.postgres().resolve("postgresql.conf"), settings(instance.port()));
        Files.writeString(state.postgres().resolve("pg_hba.conf"), access(databases));
        List<String> arguments = List.of("-D", state.postgres().toString());
        return binaries.command("postgres", arguments, log).start(STOP_SIGNAL);
    }

    /** Whether it accepts connections, as it says itself in its pid file. */
    @Override
    public boolean isReady(Instance instance) {
        List<String> lines = pidFileLines();
        return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
    }

    /**
     * Its smart shutdown first: a session whose client has just ended would be an error in the log otherwise. Windows
     * has no signals: this would kill the server without its children.
     */
    @Override
    public void drain(Instance instance) {
        if (instance.service().equals(Topology.POSTGRES) && !OperatingSystem.isWindows()) {
            running().ifPresent(server -> {
                server.destroy();
                Await.atMost(DRAIN_TIMEOUT).until(() -> !server.isAlive());
            });
        }
    }

    /**
     * Stops a server whose launcher and process reaper were both killed, and deletes its pid file, which may also name
     * an unrelated process of today. This launcher holds the lock of the folder and has no server yet.
     */
    private void stopOrphan() throws IOException {
        running().ifPresent(server -> ChildProcess.orphan(server, STOP_SIGNAL).stop(ORPHAN_TIMEOUT));
        Files.deleteIfExists(pidFile());
    }

    private Optional<ProcessHandle> running() {
        return pidFileLines().stream()
                .findFirst()
                .map(String::strip)
                .filter(pid -> pid.matches("\\d{1,18}")) // after a power failure the file may have anything
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(this::isPostgres);
    }

    /** Of this folder, where the system tells the arguments. */
    private boolean isPostgres(ProcessHandle handle) {
        String folder = state.postgres().toString();
        return handle.info().command().orElse("").contains("postgres")
                && handle.info().commandLine().orElse(folder).contains(folder);
    }

    private List<String> pidFileLines() {
        try {
            return Files.exists(pidFile()) ? Files.readAllLines(pidFile()) : List.of();
        } catch (IOException deletedMeanwhile) {
            return List.of();
        }
    }

    private Path pidFile() {
        return state.postgres().resolve("postmaster.pid");
    }

    private String access(List<ServiceDatabase> databases) {
        String connection = tls == null ? "host" : "hostssl";
        String superuser = """
                # Written at every start.
                %1$s all postgres 127.0.0.1/32 scram-sha-256
                %1$s all postgres ::1/128 scram-sha-256
                """.formatted(connection);
        return superuser
                + databases.stream()
                        .map(database -> database.access(connection))
                        .collect(Collectors.joining());
    }

    /** Little memory, full durability: `fsync`, `full_page_writes` and `synchronous_commit` keep their default, on. */
    private String settings(int port) {
        return """
            # Written at every start.
            port = %s
            listen_addresses = 'localhost'
            unix_socket_directories = ''
            max_connections = 200
            shared_buffers = 32MB
            huge_pages = off
            dynamic_shared_memory_type = posix
            max_wal_size = 256MB
            jit = off
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_checkpoints = off
            # Time, process and, of a session, role
            log_line_prefix = '%%m [%%p] %%q%%u '
            # No DETAIL, which has the values of a row
            log_error_verbosity = terse
            """.formatted(port) + (tls == null ? "" : encryption(tls));
    }

    private static String encryption(Certificates tls) {
        return """
            ssl = on
            ssl_min_protocol_version = 'TLSv1.3'
            ssl_cert_file = '%s'
            ssl_key_file = '%s'
            """.formatted(path(tls.certificate("postgres")), path(tls.key("postgres")));
    }

    /** In a string of the configuration a backslash begins an escape sequence, and an apostrophe is doubled. */
    private static String path(Path file) {
        return file.toString().replace("\\", "\\\\").replace("'", "''");
    }
}
