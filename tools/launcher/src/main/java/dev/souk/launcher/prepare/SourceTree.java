package dev.souk.launcher.prepare;

import dev.souk.launcher.report.LauncherException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The source tree that Souk runs from, with the jars that the build leaves in it. */
public record SourceTree(Path root) {

    /** The checkout that this folder is in. */
    public static SourceTree containing(Path folder) {
        return Stream.iterate(folder.toAbsolutePath(), path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path.resolve("tools/launcher/pom.xml")))
                .findFirst()
                .map(SourceTree::new)
                .orElseThrow(() ->
                        new LauncherException("%s is in no checkout of Souk.".formatted(folder.toAbsolutePath())));
    }

    /** Where state lives unless it is said otherwise. */
    public Path usualState() {
        return root.resolve(".souk");
    }

    /** What was prepared from this checkout's jars, whoever runs it. */
    public Path prepared() {
        return root.resolve(".souk").resolve("apps");
    }

    /** The executable jar of a module, if it was built. */
    public Optional<Path> jar(String module) {
        return list(root.resolve(module).resolve("target"))
                .filter(path -> path.getFileName().toString().matches(module + "-.*(?<!-sources)\\.jar"))
                .findFirst();
    }

    /** The same, when there is no going on without it. */
    public Path builtJar(String module) {
        return jar(module)
                .orElseThrow(() ->
                        new LauncherException("%s is not built; run `./mvnw -DskipTests package`.".formatted(module)));
    }

    /** The libraries of the launcher, sorted by name: the broker runs from them. */
    public List<Path> libraries() {
        List<Path> jars = list(root.resolve("tools/launcher/target/lib")).toList();
        if (jars.isEmpty()) {
            throw new LauncherException("tools/launcher/target/lib is empty; run `./mvnw -DskipTests package`.");
        }
        return jars;
    }

    private static Stream<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
