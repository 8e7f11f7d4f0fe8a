package dev.souk.launcher.prepare;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.io.function.Uncheck;

/**
 * Brings the code of a service up to date in seconds: javac alone compiles it, without Error Prone, formatter and
 * packaging. After a change of a POM, Maven packages the service.
 */
public record QuickBuild(SourceTree tree, StateFolder state, Clock clock) {

    /** Builds the service if a source is newer than its newest build; tells what was done. */
    public Optional<String> ensure(ServiceDefinition service) {
        Instant begin = clock.instant();
        var sources = new ServiceSources(tree, service.name());
        return Uncheck.get(() -> {
            // Of one that is not packaged: the epoch, after which each POM has changed.
            Instant lastPackage = ServiceSources.lastChange(tree.packagedClasses(service.name()));
            if (sources.lastChangeOfBuildFiles().isAfter(lastPackage)) {
                runMaven(service, begin);
                return done("%s was built by Maven in %.1f s.", service, begin);
            }
            BootApplication packaged = BootApplication.of(service, tree, state);
            if (!sources.lastChange().isAfter(ServiceCode.newest(packaged).builtAt())) {
                return Optional.empty();
            }
            new ClassCompilation(sources, packaged).run(begin);
            return done("%s was compiled in %.1f s.", service, begin);
        });
    }

    private Optional<String> done(String message, ServiceDefinition service, Instant begin) {
        double seconds = Duration.between(begin, clock.instant()).toMillis() / 1000.0;
        return Optional.of(String.format(Locale.ROOT, message, service.name(), seconds));
    }

    private void runMaven(ServiceDefinition service, Instant begin) throws IOException {
        String name = service.name();
        String words = "-B -ntp -q -Dmaven.test.skip=true -Dspotless.check.skip -am package -Poptional -pl :" + name;
        tree.runMaven("The build of " + name, state.log("prepare-" + name), words.split(" "));
        Files.setLastModifiedTime(tree.packagedClasses(name), FileTime.from(begin));
    }
}
