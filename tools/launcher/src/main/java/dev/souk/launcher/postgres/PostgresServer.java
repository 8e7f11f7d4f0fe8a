package dev.souk.launcher.postgres;

import dev.souk.launcher.logs.LogExcerpt;
import dev.souk.launcher.process.ChildProcess;
import dev.souk.launcher.process.Command;
import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The PostgreSQL server of one state folder. It is started by `pg_ctl`, which puts it into a session of its own (a
 * terminal's Ctrl-C does not reach it), drops an administrator's rights on Windows, and returns when it is ready.
 */
public final class PostgresServer {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final PostgresBinaries binaries;
    private final StateFolder state;

    /** The server that keeps its data in the folder. */
    public PostgresServer(PostgresBinaries binaries, StateFolder state) {
        this.binaries = binaries;
        this.state = state;
    }

    /** Starts it, with these databases if it is the first start; returns when it answers. */
    public ChildProcess start(int port, List<String> databases) {
        LogFile log = state.log("postgres");
        log.rotate();
        long before = log.length();
        new Cluster(binaries, state.postgres(), log).ensure(databases);
        endOrphan();
        configure(port);
        if (control(log, List.of("start", "-w", "-t", "60", "-l", log.path().toString())) != 0) {
            throw new LauncherException("PostgreSQL did not start:%n%s".formatted(LogExcerpt.of(log, before)));
        }
        ProcessHandle server =
                running().orElseThrow(() -> new LauncherException("PostgreSQL ended right after its start."));
        return ChildProcess.adopted(server, () -> control(log, List.of("stop", "-m", "fast", "-W")), "INT");
    }

    private int control(LogFile log, List<String> words) {
        var command = new ArrayList<>(List.of(
                binaries.program("pg_ctl").toString(),
                "-s",
                "-D",
                state.postgres().toString()));
        command.addAll(words);
        return new Command(AsOrdinaryUser.run(command), state.path(), Map.of(), log).run(LIMIT);
    }

    private void configure(int port) {
        try {
            Files.writeString(state.postgres().resolve("postgresql.conf"), settings(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A server whose launcher and guard were both killed still holds the data, and a note of one that died long ago
     * may name a process that is somebody else's now. We hold the folder's lock, so neither can be ours.
     */
    private void endOrphan() {
        Optional<ProcessHandle> orphan = running();
        orphan.ifPresent(server ->
                ChildProcess.adopted(server, server::destroyForcibly, "INT").stop(Duration.ofSeconds(5)));
        try {
            Files.deleteIfExists(runState());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<ProcessHandle> running() {
        try {
            return Files.exists(runState())
                    ? ProcessHandle.of(Long.parseLong(
                                    Files.readAllLines(runState()).getFirst().strip()))
                            .filter(PostgresServer::isPostgres)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPostgres(ProcessHandle handle) {
        return handle.isAlive() && handle.info().command().orElse("postgres").contains("postgres");
    }

    private Path runState() {
        return state.postgres().resolve("postmaster.pid");
    }

    /** Small memory, everything durable: `fsync`, `full_page_writes` and `synchronous_commit` stay on. */
    private static String settings(int port) {
        return """
            # Written anew at every start.
            port = %d
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
            """.formatted(port);
    }
}
