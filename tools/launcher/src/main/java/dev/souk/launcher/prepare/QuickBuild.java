package dev.souk.launcher.prepare;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Brings the code of a service up to date in seconds: javac alone compiles the changed modules, without Error Prone,
 * formatter and packaging. After a change of a POM, Maven packages the service.
 */
public record QuickBuild(SourceTree tree, StateFolder state, Clock clock) {

    /** What was done. */
    public enum Result {
        /** The newest build has all changes. */
        UP_TO_DATE,
        /** Changed modules were compiled. */
        COMPILED,
        /** Maven has built the jar. */
        PACKAGED
    }

    /** Builds the service if a source is newer than its newest build. */
    public Result ensure(ServiceDefinition service) {
        Instant begin = clock.instant();
        var sources = new ServiceSources(tree, service.name());
        try {
            if (needsMaven(sources)) {
                runMaven(service, begin);
                return Result.PACKAGED;
            }
            BootApplication packaged = BootApplication.of(service, tree, state);
            if (!sources.lastChange().isAfter(ServiceCode.newest(packaged).builtAt())) {
                return Result.UP_TO_DATE;
            }
            new ClassCompilation(sources, packaged, log(service)).run(begin);
            return Result.COMPILED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean needsMaven(ServiceSources sources) {
        Path jar = tree.packagedClasses(sources.service());
        return !Files.exists(jar) || sources.lastBuildFileChange().isAfter(SourceModule.lastChange(jar));
    }

    private void runMaven(ServiceDefinition service, Instant begin) throws IOException {
        String script = OperatingSystem.isWindows() ? "mvnw.cmd" : "mvnw";
        var words = List.of(
                tree.root().resolve(script).toString(),
                "-B",
                "-ntp",
                "-q",
                "-Dmaven.test.skip=true",
                "-Dspotless.check.skip",
                "-pl",
                ":" + service.name(),
                "-am",
                "package");
        new Command(words, tree.root(), Map.of(), log(service)).run("The build of " + service.name(), "");
        Files.setLastModifiedTime(tree.packagedClasses(service.name()), FileTime.from(begin));
    }

    private LogFile log(ServiceDefinition service) {
        LogFile log = state.log("prepare-" + service.name());
        log.rotate();
        return log;
    }
}
