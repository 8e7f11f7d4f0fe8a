package dev.souk.system.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Generated secrets that the command line or the environment of a process shows, from Linux's {@code /proc}, or files.
 */
record VisibleSecrets(Path secrets) {

    private static final List<String> PLACES = List.of("cmdline", "environ");

    /** The files of the secrets that are visible. */
    List<Path> of(List<ProcessHandle> processes) {
        List<String> visible = processes.stream()
                .flatMap(process -> PLACES.stream().map(place -> "/proc/%d/%s".formatted(process.pid(), place)))
                .map(file -> read(Path.of(file)))
                .toList();
        return foundIn(visible);
    }

    /** The files of the secrets that a file of the folder has, such as a log. */
    List<Path> writtenTo(Path folder) {
        return foundIn(files(folder).stream().map(VisibleSecrets::read).toList());
    }

    private List<Path> foundIn(List<String> texts) {
        return files().stream()
                .filter(file -> texts.stream().anyMatch(text -> text.contains(read(file))))
                .toList();
    }

    /** The files of all secrets. */
    List<Path> files() {
        return files(secrets);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
