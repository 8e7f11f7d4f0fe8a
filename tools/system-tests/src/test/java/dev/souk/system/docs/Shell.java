package dev.souk.system.docs;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One bash in which the blocks of a document are typed one after the other, so that variables live on. */
final class Shell implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);
    private static final String END = "--- end of block ";

    /** Writes down what fails and goes on. Bash itself leaves out what a pipe, a condition or {@code ||} takes in. */
    private static final String WATCH = "trap 'failed+=\", $? from $BASH_COMMAND\"' ERR\n";

    private final Process bash;
    private final BufferedWriter in;
    private final BufferedReader out;

    Shell(Path folder, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder("bash").directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        bash = builder.start();
        in = bash.outputWriter();
        out = bash.inputReader();
        in.write(WATCH);
    }

    /** What a block printed. Fails when any of its commands does, or when it takes longer than four minutes. */
    String type(String commands) {
        var response = new FutureTask<>(() -> run(commands));
        Thread.ofVirtual().start(response);
        try {
            return response.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(commands + "\n" + failure, failure);
        } catch (TimeoutException late) {
            bash.destroyForcibly();
            throw new IllegalStateException("No end within " + TIMEOUT + ": " + commands, late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private String run(String commands) throws IOException {
        in.write("failed=\n" + commands + "\necho \"\n" + END + "$?$failed\"\n");
        in.flush();
        var printed = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(END)) {
                if (!line.equals(END + "0")) {
                    throw new IllegalStateException("ended with " + line.substring(END.length()) + "\n" + printed);
                }
                return printed.toString().strip();
            }
            printed.append(line).append('\n');
        }
        throw new IllegalStateException("The shell ended\n" + printed);
    }

    @Override
    public void close() {
        try {
            in.close();
            if (!bash.waitFor(5, TimeUnit.SECONDS)) {
                bash.destroyForcibly();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
