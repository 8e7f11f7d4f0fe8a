package dev.souk.launcher.prepare;

import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a service is built from: its module and those of common-lib that it depends on. */
public record ServiceSources(SourceTree tree, String service) {

    private static final Pattern COMMON_MODULE = Pattern.compile("<artifactId>common-([a-z-]+)</artifactId>");

    /** The modules, each after those that it depends on. */
    public List<SourceModule> modules() {
        var visited = new LinkedHashSet<Path>();
        var ordered = new LinkedHashSet<Path>();
        collect(tree.folder(service), visited, ordered);
        return ordered.stream().map(SourceModule::new).toList();
    }

    private void collect(Path module, Set<Path> visited, Set<Path> ordered) {
        if (visited.add(module)) {
            COMMON_MODULE
                    .matcher(read(module.resolve("pom.xml")))
                    .results()
                    .map((MatchResult common) ->
                            tree.root().resolve("common-lib").resolve(common.group(1)))
                    .forEach(common -> collect(common, visited, ordered));
            ordered.add(module);
        }
    }

    /** The last change of a file that only Maven can apply. */
    public Instant lastBuildFileChange() {
        Stream<Path> poms = modules().stream().map(module -> module.folder().resolve("pom.xml"));
        return Stream.concat(
                        poms,
                        Stream.of(tree.root().resolve("pom.xml"), tree.root().resolve(".mvn")))
                .map(SourceModule::lastChange)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The last change of anything that it is built from. */
    public Instant lastChange() {
        return Stream.concat(modules().stream().map(SourceModule::lastChange), Stream.of(lastBuildFileChange()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
