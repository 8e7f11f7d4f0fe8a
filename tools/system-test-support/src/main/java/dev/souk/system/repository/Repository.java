package dev.souk.system.repository;

import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.io.function.Uncheck;

/** The files of the checkout in which the tests run. */
public final class Repository {

    /** Where the parent pom stands. */
    public static final Path ROOT = SourceTree.containing(Path.of("")).root();

    /** What builds, runs and npm leave behind, and git: many more files than there are sources. */
    private static final Set<String> SKIPPED = Set.of("target", ".git", ".souk", "node_modules");

    private static final Path TEMPLATE = ROOT.resolve("tools/service-template");

    private Repository() {}

    /** Every document that is written by hand. */
    public static List<Path> documents() {
        return find(path -> path.toString().endsWith(".md"));
    }

    /** Sources of one kind, without what builds and runs leave behind and without the template of `./souk new`. */
    public static List<Path> find(Predicate<Path> wanted) {
        return sources(wanted.and(file -> !file.startsWith(TEMPLATE)));
    }

    /** The same with the template. */
    public static List<Path> sources(Predicate<Path> wanted) {
        return files(ROOT).filter(wanted).sorted().toList();
    }

    /** Below the folder; what a symbolic link to another folder leads to is not looked at. */
    private static Stream<Path> files(Path folder) {
        return StateFolder.list(folder)
                .filter(path -> !SKIPPED.contains(path.getFileName().toString()))
                .flatMap(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                        ? files(path)
                        : Stream.of(path).filter(Files::isRegularFile));
    }

    /** The text of a file. */
    public static String read(Path file) {
        return Uncheck.get(() -> Files.readString(file));
    }
}
