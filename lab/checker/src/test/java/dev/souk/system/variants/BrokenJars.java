package dev.souk.system.variants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars with the broken classes, built beside the jar of each module. */
final class BrokenJars {

    private BrokenJars() {}

    /** The jar of a module, below the root of the source tree. */
    static Path of(Path root, String module) {
        Path folder = root.resolve(module).resolve("target/broken");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith("-broken.jar"))
                    .toList();
            if (jars.size() != 1) {
                throw new IllegalStateException("One jar expected in " + folder + ", not " + jars);
            }
            return jars.getFirst();
        } catch (IOException notBuilt) {
            throw new UncheckedIOException(folder + " is missing: build " + module + " first", notBuilt);
        }
    }
}
