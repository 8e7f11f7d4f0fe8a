package dev.souk.launcher.prepare;

import dev.souk.launcher.logs.Excerpt;
import dev.souk.launcher.process.Command;
import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.process.OperatingSystem;
import dev.souk.launcher.report.Progress.Preparing;
import dev.souk.launcher.report.Reporter;
import dev.souk.launcher.report.SoukFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings the jars up to date with their sources. */
final class Build {

    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final List<String> LIBRARIES = List.of("common-lib/core", "common-lib/messaging", "common-lib/web");

    private final Checkout checkout;
    private final LogFile log;

    Build(Checkout checkout, LogFile log) {
        this.checkout = checkout;
        this.log = log;
    }

    /** Builds when a source of one of the modules is newer than the oldest of their jars, or a jar is missing. */
    void ensure(List<String> modules, Reporter reporter) {
        if (isStale(modules)) {
            reporter.report(new Preparing("the build (./mvnw package)"));
            run(modules);
        }
    }

    boolean isStale(List<String> modules) {
        Optional<FileTime> built = oldestJar(modules);
        return built.isEmpty() || newestSource(modules).compareTo(built.get()) > 0;
    }

    /** Leaves the launcher out: it is what runs this. */
    private void run(List<String> modules) {
        log.rotate();
        long before = log.length();
        String wrapper = checkout.root()
                .resolve(OperatingSystem.isWindows() ? "mvnw.cmd" : "mvnw")
                .toString();
        String wanted = modules.stream().map(module -> ":" + module).collect(Collectors.joining(","));
        var words = List.of(wrapper, "-B", "-ntp", "-q", "-DskipTests", "-pl", wanted, "-am", "package");
        if (new Command(words, checkout.root(), Map.of(), log).run(LIMIT) != 0) {
            throw new SoukFailure("The build failed:%n%s".formatted(Excerpt.of(log, before)));
        }
    }

    private Optional<FileTime> oldestJar(List<String> modules) {
        if (modules.stream().anyMatch(module -> checkout.jar(module).isEmpty())) {
            return Optional.empty();
        }
        return modules.stream().map(this::builtAt).min(FileTime::compareTo);
    }

    /** The executable jar itself bears a fixed date, to be the same in every build; what it was made from does not. */
    private FileTime builtAt(String module) {
        Path jar = checkout.builtJar(module);
        Path original = jar.resolveSibling(jar.getFileName() + ".original");
        return time(Files.exists(original) ? original : jar);
    }

    private FileTime newestSource(List<String> modules) {
        return Stream.concat(LIBRARIES.stream(), modules.stream())
                .map(checkout.root()::resolve)
                .flatMap(module -> Stream.of(module.resolve("pom.xml"), module.resolve("src/main")))
                .flatMap(Build::files)
                .map(Build::time)
                .max(FileTime::compareTo)
                .orElse(FileTime.fromMillis(0));
    }

    private static Stream<Path> files(Path root) {
        if (!Files.exists(root)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
