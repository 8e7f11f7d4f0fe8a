package dev.souk.system.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The logs of the processes of a system. */
final class Logs {

    /**
     * Errors in the structured lines of the services, of Kafka and of PostgreSQL. Not what PostgreSQL writes at any
     * start and any stop: the response to a service that connects before the server is ready, and retries; and the end
     * of an autovacuum worker that a fast shutdown finds. Nor what Spring Kafka writes when a busy machine lets a
     * consumer wait for longer than its session: it tries to commit for partitions that the group has taken from it
     * (ADR 12).
     */
    private static final Pattern ERROR =
            Pattern.compile("^\\S+ +ERROR (?!.* : Fatal commit error after revocation )|\\[ERROR\\]"
                    + "| (ERROR|FATAL|PANIC):  (?!the database system is (starting up|not yet accepting connections)"
                    + "|terminating autovacuum process due to administrator command)");

    private Logs() {}

    /** Every error in the logs of the folder, after the name of its file. */
    static List<String> errors(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("prepare-"))
                    .flatMap(Logs::errorsIn)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> errorsIn(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> ERROR.matcher(line).find())
                    .map(line -> file.getFileName() + ": " + line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
