package dev.souk.system.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the processes of a system wrote. */
final class Logs {

    /**
     * In the lines of the services, in those of Kafka, and in those of PostgreSQL. Not the answer of a
     * server that opens its port a moment before it is ready, to a service that was started at the same time: it tries
     * again.
     */
    private static final Pattern ERROR = Pattern.compile("^\\S+ +ERROR |\\[ERROR\\]"
            + "| (ERROR|FATAL|PANIC):  (?!the database system is (starting up|not yet accepting connections))");

    private Logs() {}

    /** Every line of the folder's logs that tells of an error, behind the name of its file. */
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
