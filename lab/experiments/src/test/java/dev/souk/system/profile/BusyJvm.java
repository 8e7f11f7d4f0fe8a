package dev.souk.system.profile;

import dev.souk.tools.process.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link BusyProgram} in a JVM with the options of a service. */
public final class BusyJvm implements AutoCloseable {

    private final Process process;

    private BusyJvm(Process process) {
        this.process = process;
    }

    /** Starts it; returns when it works. */
    public static BusyJvm start(String work, String... jvmOptions) {
        try {
            Path classes = Path.of(BusyProgram.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            var words = new ArrayList<>(List.of(jvmOptions));
            words.addAll(List.of("-cp", classes.toString(), BusyProgram.class.getName(), work));
            Process process = new ProcessBuilder(Jvm.command(96, words))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var output = new BufferedReader(process.inputReader());
            if (!"ready".equals(output.readLine())) {
                throw new IllegalStateException("The program did not start.");
            }
            return new BusyJvm(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Kills it. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
