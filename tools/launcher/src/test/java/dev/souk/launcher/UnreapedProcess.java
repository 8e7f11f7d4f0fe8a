package dev.souk.launcher;

import static org.awaitility.Awaitility.await;

import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;

/** A process that has ended, and whose parent never reads its exit code: a zombie until this is closed. */
public record UnreapedProcess(Process parent) implements AutoCloseable {

    /** Returns when the command has ended. */
    public static UnreapedProcess of(String command) throws IOException {
        // The shell becomes a program that waits for no child.
        Process parent = new ProcessBuilder("sh", "-c", command + " & exec sleep 60").start();
        await().until(() -> parent.children().anyMatch(child -> !OperatingSystem.runs(child)));
        return new UnreapedProcess(parent);
    }

    /** Its process id. */
    public long pid() {
        return parent.children().findFirst().orElseThrow().pid();
    }

    @Override
    public void close() {
        parent.destroy();
    }
}
