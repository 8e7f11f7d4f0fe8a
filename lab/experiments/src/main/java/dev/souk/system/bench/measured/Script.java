package dev.souk.system.bench.measured;

import dev.souk.tools.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The script {@code souk} of a source tree.
 *
 * @param tree the source tree
 * @param state folder of the system, with what the commands print beside it
 * @param environment variables, in addition to those of this process
 */
record Script(Path tree, Path state, Map<String, String> environment) {

    private static final long TIMEOUT_MINUTES = 30;

    /** What the command prints. Into files: a process that it starts could keep a pipe open. */
    String run(List<String> arguments) throws IOException, InterruptedException {
        Files.createDirectories(state);
        Path out = Files.createTempFile(state.getParent(), arguments.getFirst(), ".out");
        Path err = Files.createTempFile(state.getParent(), arguments.getFirst(), ".err");
        try {
            Process process = start(arguments, out, err);
            if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroy();
                throw new ToolException("`./souk %s` failed in %s:%n%s%s"
                        .formatted(String.join(" ", arguments), tree, Files.readString(out), Files.readString(err)));
            }
            return Files.readString(out);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private Process start(List<String> arguments, Path out, Path err) throws IOException {
        var words = new ArrayList<>(List.of(tree.resolve("souk").toString()));
        words.addAll(arguments);
        words.addAll(List.of("--state", state.toString()));
        var builder = new ProcessBuilder(words).directory(tree.toFile());
        builder.environment().putAll(environment);
        return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    }
}
