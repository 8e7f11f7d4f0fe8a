package dev.souk.launcher.process;

import dev.souk.launcher.report.LauncherException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Leaves no process behind, whatever ends this JVM: a tiny script that reads the ids of all children from a pipe. The
 * pipe closes when the JVM dies, even by `kill -9`; then the script ends whom it knows.
 */
final class ProcessReaper implements AutoCloseable {

    /** Started when the first process is. */
    private static final class OfThisJvm {
        private static final ProcessReaper REAPER = ProcessReaper.start();
    }

    private static final String IN_OWN_SESSION =
            "command -v setsid >/dev/null 2>&1 && exec setsid /bin/sh -c \"$1\"; exec /bin/sh -c \"$1\"";

    private final Process script;
    private final Writer orders;

    private ProcessReaper(Process script) {
        this.script = script;
        this.orders = script.outputWriter(StandardCharsets.US_ASCII);
    }

    /** The one guard of this JVM; every process that is started here is put under it. */
    static ProcessReaper ofThisJvm() {
        return OfThisJvm.REAPER;
    }

    static ProcessReaper start() {
        try {
            var builder = new ProcessBuilder(words());
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            return new ProcessReaper(builder.start());
        } catch (IOException e) {
            throw new LauncherException("Cannot start the guard that stops everything when the launcher is killed.", e);
        }
    }

    private static List<String> words() throws IOException {
        return OperatingSystem.isWindows()
                ? List.of("powershell", "-NoProfile", "-NonInteractive", "-Command", script("guard.ps1"))
                : List.of("/bin/sh", "-c", IN_OWN_SESSION, "sh", script("guard.sh"));
    }

    private static String script(String name) throws IOException {
        try (InputStream text = ProcessReaper.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IOException(name + " is not in the launcher's jar");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** From now on, and until it ends, the process ends with this JVM: by the signal (such as TERM), then by KILL. */
    void watch(ProcessHandle process, String signal) {
        tell("watch %d %s%n".formatted(process.pid(), signal));
        var _ = process.onExit().thenRun(() -> tell("forget %d%n".formatted(process.pid())));
    }

    private synchronized void tell(String order) {
        try {
            orders.write(order);
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The guard has gone.", e);
        }
    }

    long pid() {
        return script.pid();
    }

    /** Ends the guard, and with it whatever it still watches. */
    @Override
    public void close() {
        try {
            orders.close();
        } catch (IOException alreadyGone) {
            script.destroyForcibly();
        }
    }
}
