package dev.souk.launcher.prepare;

import dev.souk.tools.process.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One build of a service that can run.
 *
 * @param packaged the last package, whose libraries each build uses
 * @param compiled the file with the class path of classes that were compiled since; null for the package itself. They
 *     run without an AOT cache, which is valid for the jars that it was trained with.
 */
public record ServiceCode(
        BootApplication packaged, @Nullable Path compiled) {

    /** The newest build of a service. */
    public static ServiceCode newest(BootApplication packaged) {
        var release = new ServiceCode(packaged, null);
        return ClassCompilation.all(packaged).stream()
                .map(build -> new ServiceCode(packaged, build))
                .filter(build -> build.builtAt().isAfter(release.builtAt()))
                .findFirst()
                .orElse(release);
    }

    /** It has all changes of the sources up to this time. */
    public Instant builtAt() {
        return compiled == null ? packaged.builtAt() : ServiceSources.lastChange(compiled);
    }

    /**
     * The words of the command that runs it in the folder of the package.
     *
     * @param jvmOptions options of the JVM, which win over the launcher's
     * @param jars jars that follow the application on the class path
     */
    public List<String> words(List<String> jvmOptions, List<Path> jars) throws IOException {
        packaged.extract();
        var words = new ArrayList<>(compiled == null ? packaged.cacheOptions() : List.<String>of());
        words.addAll(jvmOptions);
        words.addAll(compiled == null ? packaged.main(jars) : packaged.main(Files.readString(compiled), jars));
        return Jvm.command(packaged.service().heap(), words);
    }
}
