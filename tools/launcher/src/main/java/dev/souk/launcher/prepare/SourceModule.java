package dev.souk.launcher.prepare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The sources of one Maven module. */
public record SourceModule(Path folder) {

    Path resources() {
        return folder.resolve("src/main/resources");
    }

    List<Path> javaFiles() {
        return files(folder.resolve("src/main/java"))
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    /** The last change of its code and resources. */
    Instant lastChange() {
        return lastChange(folder.resolve("src/main"));
    }

    /** Of a file or of everything in a folder. A deleted file is a change of its folder. */
    static Instant lastChange(Path path) {
        return Instant.ofEpochMilli(files(path)
                .mapToLong(file -> file.toFile().lastModified())
                .max()
                .orElse(0));
    }

    /** The file, or all files and folders in the folder; none if it does not exist. */
    static Stream<Path> files(Path path) {
        if (!Files.exists(path)) {
            return Stream.empty();
        }
        try (Stream<Path> all = Files.walk(path)) {
            return all.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
