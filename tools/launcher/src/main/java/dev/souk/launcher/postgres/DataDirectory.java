package dev.souk.launcher.postgres;

import dev.souk.launcher.control.DatabaseStatus;
import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The data directory of PostgreSQL. It is created under another name, with all roles and databases, and then renamed:
 * no client ever connects to a server without its database, and an interrupted first start leaves nothing behind.
 */
record DataDirectory(PostgresBinaries binaries, Path path, LogFile log) {

    private static final String SINGLE_USER = "--single -D %s postgres";

    /** Lists the databases, in the directory. */
    private static final String CREATED = "souk_databases";

    void ensure(List<DatabaseStatus> databases, String superuserPassword) throws IOException {
        if (Files.exists(path)) {
            addMissing(databases);
            return;
        }
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        StateFolder.delete(draft);
        run("initdb", "-D %s -U postgres -A trust -E UTF8 --locale-provider=builtin --locale=C.UTF-8", draft, "");
        Files.writeString(draft.resolve("pg_hba.conf"), ACCESS);
        // Single-user mode reads statements from its input and opens no port.
        String superuser = "ALTER ROLE postgres PASSWORD '%s';\n".formatted(superuserPassword);
        run("postgres", SINGLE_USER, draft, superuser + createDatabases(databases));
        Files.write(draft.resolve(CREATED), names(databases));
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Creates the database of a service that was added since. A role that exists is an error that changes nothing. */
    private void addMissing(List<DatabaseStatus> databases) throws IOException {
        Path created = path.resolve(CREATED);
        List<String> known = Files.exists(created) ? Files.readAllLines(created) : List.of();
        List<DatabaseStatus> missing = databases.stream()
                .filter(database -> !known.contains(database.user()))
                .toList();
        if (!missing.isEmpty()) {
            run("postgres", SINGLE_USER, path, createDatabases(missing));
            Files.write(created, names(databases));
        }
    }

    private static List<String> names(List<DatabaseStatus> databases) {
        return databases.stream().map(DatabaseStatus::user).toList();
    }

    /** A statement in each line. */
    private static String createDatabases(List<DatabaseStatus> databases) {
        return databases.stream()
                .map(database -> """
                CREATE ROLE %1$s LOGIN PASSWORD '%2$s';
                CREATE DATABASE %1$s OWNER %1$s;
                """.formatted(database.user(), database.password()))
                .collect(Collectors.joining());
    }

    private void run(String program, String arguments, Path directory, String input) {
        List<String> words = Stream.of(arguments.split(" "))
                .map(word -> word.formatted(directory))
                .toList();
        binaries.command(program, words, log).run("Creating the PostgreSQL data directory", input);
    }

    /** Only local connections with a password; a role can connect to the database of its own name only. */
    private static final String ACCESS = """
            # TYPE  DATABASE  USER      ADDRESS       METHOD
            host    all       postgres  127.0.0.1/32  scram-sha-256
            host    all       postgres  ::1/128       scram-sha-256
            host    sameuser  all       127.0.0.1/32  scram-sha-256
            host    sameuser  all       ::1/128       scram-sha-256
            """;
}
