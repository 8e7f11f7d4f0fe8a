package dev.souk.system.bench.result;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Programs of the machine. */
public final class Program {

    private Program() {}

    /** What it prints; empty if it is not installed, or ends with another code than expected. */
    public static Optional<String> output(Path directory, int expected, String... words) throws InterruptedException {
        var program = new ProcessBuilder(words).directory(directory.toFile());
        try {
            Process process = program.redirectError(Redirect.DISCARD).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean isExpected = process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == expected;
            return isExpected ? Optional.of(printed) : Optional.empty();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }

    /** The commit that a source tree has now, with "+ changes" if there are some; unknown without git. */
    public static String commit(Path tree) throws InterruptedException {
        return output(tree, 0, "git", "describe", "--always", "--exclude=*", "--abbrev=12", "--dirty= + changes")
                .map(String::strip)
                .orElse("unknown");
    }
}
