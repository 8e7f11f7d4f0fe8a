package dev.souk.launcher.prepare;

import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.Jvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The changed modules of a service, compiled without Maven; everything else comes from its last package. It runs
 * without an AOT cache, because a cache is valid for the jars that it was trained with.
 */
public record CompiledClasses(BootApplication packaged, Path folder) implements ServiceCode {

    private static final int KEPT_BUILDS = 2;

    /** The folder of a build that begins now: a running process goes on using the classes of its own. */
    static CompiledClasses at(BootApplication packaged, Instant begin) {
        return new CompiledClasses(packaged, builds(packaged).resolve(Long.toString(begin.toEpochMilli())));
    }

    /** The newest complete build. */
    static Optional<CompiledClasses> newest(BootApplication packaged) {
        return all(packaged).stream()
                .filter(build -> Files.exists(build.arguments()))
                .findFirst();
    }

    private static List<CompiledClasses> all(BootApplication packaged) {
        File[] builds = builds(packaged).toFile().listFiles();
        return builds == null
                ? List.of()
                : Stream.of(builds)
                        .sorted(Comparator.comparing(File::getName).reversed())
                        .map(build -> new CompiledClasses(packaged, build.toPath()))
                        .toList();
    }

    private static Path builds(BootApplication packaged) {
        return packaged.folder()
                .resolveSibling("compiled")
                .resolve(packaged.service().name());
    }

    /** Marks the build as complete and deletes those before the last. */
    void complete(List<Path> classPath, Instant begin) throws IOException {
        String joined = classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        String quoted = '"' + joined.replace("\\", "\\\\") + '"';
        Files.writeString(arguments(), "-cp\n%s\n%s\n".formatted(quoted, packaged.mainClass()));
        Files.setLastModifiedTime(arguments(), FileTime.from(begin));
        for (CompiledClasses old : all(packaged).stream().skip(KEPT_BUILDS).toList()) {
            StateFolder.delete(old.folder);
        }
    }

    @Override
    public Command command(Settings settings, Path temporary, LogFile output) {
        var words = new ArrayList<>(settings.jvmOptions());
        words.add("-Djava.io.tmpdir=" + temporary);
        words.add("@" + arguments());
        return new Command(
                Jvm.command(packaged.service().heap(), words), packaged.folder(), settings.environment(), output);
    }

    @Override
    public Instant builtAt() {
        return Instant.ofEpochMilli(arguments().toFile().lastModified());
    }

    /** The class path and the main class, in a file: with 100 jars it exceeds the limit of a Windows command line. */
    private Path arguments() {
        return folder.resolve("arguments");
    }
}
