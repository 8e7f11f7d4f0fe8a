package dev.souk.tools.process;

import dev.souk.tools.ToolException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.io.IOUtils;

/**
 * Kills registered processes when this JVM ends, even by `kill -9`: a shell script that reads process ids from a pipe.
 * The pipe closes when the JVM ends; then the script kills the registered processes.
 */
record ProcessReaper(Process script, Writer input) {

    static ProcessReaper start() {
        try {
            var builder = new ProcessBuilder(OperatingSystem.detached(words()));
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            Process script = builder.start();
            return new ProcessReaper(script, script.outputWriter(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new ToolException("Cannot start the process reaper.", e);
        }
    }

    private static List<String> words() throws IOException {
        return OperatingSystem.isWindows()
                ? List.of("powershell", "-NoProfile", "-NonInteractive", "-Command", script("process-reaper.ps1"))
                : List.of("/bin/sh", "-c", script("process-reaper.sh"));
    }

    private static String script(String name) throws IOException {
        return IOUtils.resourceToString("/dev/souk/tools/process/" + name, StandardCharsets.UTF_8);
    }

    /** Registers a process until it ends: if this JVM ends first, the process gets the signal and then KILL. */
    void register(ProcessHandle process, String signal) {
        send("register %s %s%n".formatted(process.pid(), signal));
        var _ = process.onExit().thenRun(() -> send("unregister %s%n".formatted(process.pid())));
    }

    private synchronized void send(String line) {
        try {
            input.write(line);
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The process reaper has ended.", e);
        }
    }
}
