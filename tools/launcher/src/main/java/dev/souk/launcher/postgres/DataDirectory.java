package dev.souk.launcher.postgres;

import dev.souk.tools.ToolException;
import dev.souk.tools.file.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/**
 * The data directory of PostgreSQL. It is created under another name, with all roles and databases, and then renamed:
 * no client ever connects to a server without its database, and an interrupted first start leaves nothing behind.
 */
record DataDirectory(PostgresBinaries binaries, Path path, LogFile log) {

    /** One iteration for each password (4,096 by default): these are random, and each connection would repeat them. */
    private static final String SINGLE_USER =
            "--single -c scram_iterations=1 -c log_min_error_statement=panic -D %s postgres";

    /** The locale is PostgreSQL's own: not each C library knows C.UTF-8. */
    private static final String INITDB =
            "-D %s -U postgres -A reject -E UTF8 --no-locale --locale-provider=builtin --builtin-locale=C.UTF-8";

    /** Lists the databases, in the directory. */
    private static final String CREATED = "souk_databases";

    void ensure(List<ServiceDatabase> databases, String superuserPassword) throws IOException {
        if (Files.exists(path)) {
            addMissing(databases);
            return;
        }
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        PathUtils.delete(draft);
        run("initdb", INITDB, draft, "");
        // Single-user mode reads statements from its input and opens no port.
        create(databases, draft, "ALTER ROLE postgres PASSWORD '%s';\n".formatted(superuserPassword));
        Files.write(draft.resolve(CREATED), names(databases));
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Creates the database of a service that was added since. A role that exists is an error that changes nothing. */
    private void addMissing(List<ServiceDatabase> databases) throws IOException {
        Path created = path.resolve(CREATED);
        List<String> known = Files.exists(created) ? Files.readAllLines(created) : List.of();
        List<ServiceDatabase> missing = databases.stream()
                .filter(database -> !known.contains(database.name()))
                .toList();
        if (!missing.isEmpty()) {
            create(missing, path, "");
            Files.write(created, names(databases));
        }
    }

    private static List<String> names(List<ServiceDatabase> databases) {
        return databases.stream().map(ServiceDatabase::name).toList();
    }

    /** A statement that fails, as on a full disk, may end nothing: what there is at the end decides. */
    private void create(List<ServiceDatabase> databases, Path directory, String statements) throws IOException {
        long logged = log.length();
        String creations = databases.stream().map(ServiceDatabase::creation).collect(Collectors.joining());
        run("postgres", SINGLE_USER, directory, statements + creations + "SELECT datname FROM pg_database;\n");
        String found = String.join("\n", log.tail(Integer.MAX_VALUE, logged));
        for (String name : names(databases)) {
            if (!found.contains("datname = \"" + name + "\"")) {
                throw new ToolException("The database %s was not created:%n%s".formatted(name, log.excerpt(logged)));
            }
        }
    }

    private void run(String program, String arguments, Path directory, String input) {
        List<String> words = Stream.of(arguments.split(" "))
                .map(word -> word.replace("%s", directory.toString()))
                .toList();
        binaries.command(program, words, log).run("Creating the PostgreSQL data directory", input);
    }
}
