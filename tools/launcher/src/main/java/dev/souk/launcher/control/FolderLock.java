package dev.souk.launcher.control;

import dev.souk.launcher.control.RunState.Phase;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.apache.commons.io.function.Uncheck;

/**
 * The lock of the one launcher that uses a folder; the operating system releases it when the launcher ends. While it is
 * held there is a {@link RunState}, so that other commands find the launcher.
 */
public record FolderLock(StateFolder folder, FileChannel channel) implements AutoCloseable {

    /**
     * Locks the folder for this launcher.
     *
     * @throws ToolException if another launcher holds the lock
     */
    public static FolderLock take(StateFolder folder) {
        try {
            FileChannel channel = lock(folder, "lock");
            folder.markStart();
            RunState.preparing().write(folder);
            return new FolderLock(folder, channel);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /**
     * Held while a launcher is started in the background, so that only one command at a time prints its output.
     *
     * @throws ToolException if a launcher runs or is being started
     */
    public static FileChannel takeToLaunch(StateFolder folder) {
        try {
            FileChannel channel = lock(folder, "launching");
            if (RunState.read(folder).isEmpty()) {
                return channel;
            }
            channel.close();
            throw taken(folder);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static FileChannel lock(StateFolder folder, String name) throws IOException {
        Files.createDirectories(folder.run());
        FileChannel channel =
                FileChannel.open(folder.run().resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isOurs(channel)) {
            channel.close();
            throw taken(folder);
        }
        return channel;
    }

    private static ToolException taken(StateFolder folder) {
        Phase phase = RunState.read(folder).map(RunState::phase).orElse(Phase.STARTING);
        return new ToolException(
                phase == Phase.STOPPING
                        ? "Souk is still stopping. Try again in a few seconds."
                        : "Souk is already %s from here. `./souk status` shows it, `./souk down` stops it."
                                .formatted(phase == Phase.RUNNING ? "running" : "being started"));
    }

    private static ToolException unusable(StateFolder folder, IOException cause) {
        return new ToolException("Cannot use the folder %s: %s".formatted(folder.path(), cause.getMessage()), cause);
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisJvm) {
            return false;
        }
    }

    @Override
    public void close() {
        RunState.remove(folder);
        Uncheck.run(channel::close);
    }
}
