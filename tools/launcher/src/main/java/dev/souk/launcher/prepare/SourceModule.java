package dev.souk.launcher.prepare;

import dev.souk.tools.ToolException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The sources of one Maven module. */
public record SourceModule(Path folder) {

    private static final int MOST_WALKS = 10;

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
        for (int walk = 1; Files.exists(path); walk++) {
            try (Stream<Path> all = Files.walk(path)) {
                return all.toList().stream();
            } catch (IOException
                    | UncheckedIOException goneMeanwhile) { // an editor's temporary file, or another branch
                if (walk == MOST_WALKS) {
                    throw new ToolException("%s changes all the time.".formatted(path), goneMeanwhile);
                }
            }
        }
        return Stream.empty();
    }
}
