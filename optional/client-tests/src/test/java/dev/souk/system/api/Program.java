package dev.souk.system.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command line that ends by itself, and the file for what it prints. */
record Program(Path folder, Path output, List<String> command) {

    private static final long TIMEOUT_MINUTES = 4;

    /** What it printed. Fails if it ends with another exit code than 0 or takes longer than four minutes. */
    String run() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
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
