package dev.souk.launcher.prepare;

import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One build of a service that can run: a packaged one, or classes that were compiled since. */
public sealed interface ServiceCode permits BootApplication, CompiledClasses {

    /**
     * What a process is started with.
     *
     * @param environment variables, in addition to those of the launcher
     * @param jvmOptions options of the JVM, which win over the launcher's
     * @param jars jars that follow the application on the class path
     */
    record Settings(Map<String, String> environment, List<String> jvmOptions, List<Path> jars) {}

    /**
     * The command that runs it.
     *
     * @param temporary the folder for temporary files, which a killed process leaves behind
     * @param output receives its output
     */
    Command command(Settings settings, Path temporary, LogFile output) throws IOException;

    /** It has all changes of the sources up to this time. */
    Instant builtAt();

    /** The newest build of a service. */
    static ServiceCode newest(BootApplication packaged) {
        return CompiledClasses.newest(packaged)
                .filter(compiled -> compiled.builtAt().isAfter(packaged.builtAt()))
                .map(ServiceCode.class::cast)
                .orElse(packaged);
    }
}
