package dev.souk.system.docs;

import dev.souk.launcher.prepare.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of the checkout in which the tests run. */
public final class Repository {

    /** Where the parent pom stands. */
    public static final Path ROOT = SourceTree.containing(Path.of("")).root();

    private static final Path TEMPLATE = ROOT.resolve("tools/service-template");

    private Repository() {}

    /** Every document that is written by hand. */
    static List<Path> documents() {
        return find(path -> path.toString().endsWith(".md"));
    }

    /** Sources of one kind, without what builds and runs leave behind and without the template of `./souk new`. */
    public static List<Path> find(Predicate<Path> wanted) {
        return sources(wanted.and(file -> !file.startsWith(TEMPLATE)));
    }

    /** The same with the template. */
    public static List<Path> sources(Predicate<Path> wanted) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of("target", ".git", ".souk", "node_modules")
                            .noneMatch(skipped -> ROOT.relativize(file).startsWith(skipped)
                                    || ROOT.relativize(file).toString().contains("/" + skipped + "/")))
                    .filter(wanted)
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The text of a file. */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
