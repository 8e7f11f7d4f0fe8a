package dev.souk.system.profile;

import dev.souk.tools.ToolException;
import dev.souk.tools.process.Jvm;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a command in another JVM, by the JDK's {@code jcmd}. */
record DiagnosticCommand(long pid) {

    /** A process that is stopped by a signal never answers. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /**
     * Runs the command and returns what it prints.
     *
     * @throws ToolException if it fails, with what it prints
     */
    String run(List<String> command) {
        try {
            Process jcmd = start(command);
            String printed = output(jcmd);
            if (jcmd.exitValue() != 0) {
                throw new ToolException("%s failed: %s".formatted(command.getFirst(), printed));
            }
            return printed;
        } catch (IOException e) {
            throw new ToolException("Cannot run jcmd: " + e.getMessage(), e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ToolException("Interrupted while jcmd ran.", interrupted);
        }
    }

    private Process start(List<String> command) throws IOException {
        var words = new ArrayList<>(List.of(Jvm.program("jcmd").toString(), Long.toString(pid)));
        words.addAll(command);
        return new ProcessBuilder(words).redirectErrorStream(true).start();
    }

    /** It prints a few lines, which fit into the buffer of a pipe: they can be read when it has ended. */
    private static String output(Process jcmd) throws IOException, InterruptedException {
        try {
            if (!jcmd.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                throw new ToolException("The process did not answer within %s s.".formatted(TIMEOUT.toSeconds()));
            }
            String all = new String(jcmd.getInputStream().readAllBytes(), Charset.defaultCharset());
            return all.replaceFirst("^\\d+:\\R", "").strip();
        } finally {
            jcmd.destroyForcibly();
        }
    }
}
