package dev.souk.system.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Generated secrets that the command line or the environment of a process shows, from Linux's {@code /proc}. */
record VisibleSecrets(Path secrets) {

    private static final List<String> PLACES = List.of("cmdline", "environ");

    /** The files of the secrets that are visible. */
    List<Path> of(List<ProcessHandle> processes) {
        List<String> visible = processes.stream()
                .flatMap(process -> PLACES.stream().map(place -> "/proc/%d/%s".formatted(process.pid(), place)))
                .map(file -> read(Path.of(file)))
                .toList();
        return files().stream()
                .filter(file -> visible.stream().anyMatch(text -> text.contains(read(file))))
                .toList();
    }

    /** The files of all secrets. */
    List<Path> files() {
        try (Stream<Path> all = Files.walk(secrets)) {
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
