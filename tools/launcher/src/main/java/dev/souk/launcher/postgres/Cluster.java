package dev.souk.launcher.postgres;

import dev.souk.launcher.logs.LogExcerpt;
import dev.souk.launcher.process.Command;
import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The data folder of a PostgreSQL server. It is made aside, with its roles and databases, and moved into place when it
 * is whole: nobody ever connects to a server that lacks a database, and an interrupted first start leaves no ruin.
 */
final class Cluster {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final PostgresBinaries binaries;
    private final Path data;
    private final LogFile log;

    Cluster(PostgresBinaries binaries, Path data, LogFile log) {
        this.binaries = binaries;
        this.data = data;
        this.log = log;
    }

    void ensure(List<String> databases) {
        if (Files.exists(data)) {
            return;
        }
        Path draft = data.resolveSibling(data.getFileName() + ".new");
        try {
            StateFolder.delete(draft);
            initialise(draft);
            Files.writeString(draft.resolve("pg_hba.conf"), ACCESS);
            createDatabases(draft, databases);
            Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void initialise(Path draft) {
        run(
                List.of(
                        program("initdb"),
                        "-D",
                        draft.toString(),
                        "-U",
                        "postgres",
                        "-A",
                        "trust",
                        "-E",
                        "UTF8",
                        "--locale-provider=builtin",
                        "--locale=C.UTF-8"),
                "");
    }

    private void createDatabases(Path draft, List<String> databases) {
        String statements = databases.stream().map(Cluster::statements).collect(Collectors.joining());
        // Single-user mode takes its statements from its input and opens no port.
        run(List.of(program("postgres"), "--single", "-D", draft.toString(), "postgres"), statements);
    }

    private static String statements(String database) {
        return """
                CREATE ROLE %1$s LOGIN PASSWORD '%1$s';
                CREATE DATABASE %1$s OWNER %1$s;
                """.formatted(database);
    }

    private void run(List<String> words, String input) {
        long before = log.length();
        var command = new Command(AsOrdinaryUser.run(words), binaries.folder(), Map.of(), log);
        int exitCode = command.run(input, LIMIT);
        if (exitCode != 0) {
            throw new LauncherException("PostgreSQL's data could not be made (exit code %d):%n%s"
                    .formatted(exitCode, LogExcerpt.of(log, before)));
        }
    }

    private String program(String name) {
        return binaries.program(name).toString();
    }

    /** Only from this machine; a role reaches the database of its own name and no other. */
    private static final String ACCESS = """
            # TYPE  DATABASE  USER      ADDRESS       METHOD
            host    all       postgres  127.0.0.1/32  trust
            host    all       postgres  ::1/128       trust
            host    sameuser  all       127.0.0.1/32  scram-sha-256
            host    sameuser  all       ::1/128       scram-sha-256
            """;
}
