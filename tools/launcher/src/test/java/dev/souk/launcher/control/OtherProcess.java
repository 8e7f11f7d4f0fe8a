package dev.souk.launcher.control;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.process.Jvm;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/** A launcher or a command in a JVM of its own, which has locked a folder until this is closed. */
record OtherProcess(Process process) implements AutoCloseable {

    /** Returns when it holds the lock, and the run state is its own. */
    static OtherProcess launcher(StateFolder folder) throws IOException {
        return start("launcher", folder);
    }

    /** Returns when it asks whether a launcher holds the lock, which lasts until this is closed. */
    static OtherProcess command(StateFolder folder) throws IOException {
        return start("command", folder);
    }

    private static OtherProcess start(String kind, StateFolder folder) throws IOException {
        String classPath = System.getProperty("java.class.path");
        String path = folder.path().toString();
        Process process = new ProcessBuilder(
                        Jvm.command(64, List.of("-cp", classPath, OtherProcess.class.getName(), kind, path)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("locked");
        return new OtherProcess(process);
    }

    /** Is given what it is, and the folder. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var folder = new StateFolder(Path.of(arguments[1]));
        boolean isLauncher = arguments[0].equals("launcher");
        try (FileChannel _ = isLauncher ? FolderLock.take(folder).channel() : asking(folder)) {
            System.out.println("locked");
            Thread.currentThread().join();
        }
    }

    private static FileChannel asking(StateFolder folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.run().resolve("lock"), CREATE, READ, WRITE);
        channel.lock(FolderLock.ASKED, 1, true);
        return channel;
    }

    /** Its process id. */
    long pid() {
        return process.pid();
    }

    /** Kills it. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
