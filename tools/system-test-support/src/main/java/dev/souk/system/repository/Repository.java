package dev.souk.system.repository;

import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return isSkipped(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (Files.isRegularFile(file) && !isSkipped(file) && wanted.test(file)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return found.stream().sorted().toList();
    }

    private static boolean isSkipped(Path path) {
        return !path.equals(ROOT) && SKIPPED.contains(path.getFileName().toString());
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
