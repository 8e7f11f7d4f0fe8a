package dev.souk.launcher.postgres;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.supervision.Server;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.Await;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL server that keeps its data in a state folder, with {@code ops/postgres/postgresql.conf}. After a crash
 * it recovers by itself.
 *
 * @param binaries those that were prepared: a build may name others meanwhile
 * @param tls the certificates; null for clients without TLS
 */
public record PostgresServer(
        SourceTree source,
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
        Files.writeString(state.postgres().resolve("pg_hba.conf"), access(databases));
        return binaries.command("postgres", arguments(instance.port()), log).start(STOP_SIGNAL);
    }

    private List<String> arguments(int port) {
        var arguments = new ArrayList<>(List.of("-D", state.postgres().toString(), "--port=" + port));
        arguments.add("--config_file=" + source.root().resolve("ops/postgres/postgresql.conf"));
        if (tls != null) {
            arguments.add("--ssl=on");
            arguments.add("--ssl_cert_file=" + tls.certificate("postgres"));
            arguments.add("--ssl_key_file=" + tls.key("postgres"));
        }
        return arguments;
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
}
