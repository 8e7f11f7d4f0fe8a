package dev.souk.system.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command line that ends by itself.
 *
 * @param output the file for what it prints
 * @param variables in addition to those of this process
 */
public record Program(Path folder, Path output, Map<String, String> variables, List<String> command) {

    /** What it printed. Fails if it ends with another exit code than 0 or takes longer than that. */
    public String run(Duration limit) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        int exitCode = process.waitFor();
        String printed = Files.readString(output);
        if (exitCode != 0) {
            throw new IllegalStateException("%s ended with %d:%n%s".formatted(command.getFirst(), exitCode, printed));
        }
        return printed;
    }
}
