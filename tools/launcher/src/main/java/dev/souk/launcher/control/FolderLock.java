package dev.souk.launcher.control;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.souk.launcher.control.RunState.Phase;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import org.apache.commons.io.function.Uncheck;

/**
 * The lock of the one launcher that uses a folder; the operating system releases it when the launcher ends. While it is
 * held there is a {@link RunState}, so that other commands find the launcher.
 */
public record FolderLock(StateFolder folder, FileChannel channel) implements AutoCloseable {

    /** The byte that commands try, which ask whether it is held; launchers decide among themselves by the first one. */
    static final int ASKED = 1;

    /**
     * Locks the folder for this launcher.
     *
     * @throws ToolException if another launcher holds the lock
     */
    public static FolderLock take(StateFolder folder) {
        return Uncheck.get(() -> {
            FileChannel channel = lock(folder, "lock");
            channel.lock(ASKED, 1, false); // waits for a command that asks at this moment
            folder.markStart();
            RunState.preparing().write(folder);
            return new FolderLock(folder, channel);
        });
    }

    /**
     * Held while a launcher is started in the background, so that only one command at a time prints its output.
     *
     * @throws ToolException if a launcher runs or is being started
     */
    public static FileChannel takeToLaunch(StateFolder folder) {
        return Uncheck.get(() -> {
            FileChannel channel = lock(folder, "launching");
            if (isHeld(folder)) {
                channel.close();
                throw taken(folder);
            }
            return channel;
        });
    }

    /** Whether a launcher holds it. Its own JVM must not ask: the end of a second channel there would release it. */
    static boolean isHeld(StateFolder folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.run().resolve("lock"), CREATE, READ, WRITE)) {
            return !isOurs(channel, ASKED, true); // shared, so that two commands can ask at once
        }
    }

    private static FileChannel lock(StateFolder folder, String name) throws IOException {
        Files.createDirectories(folder.run());
        FileChannel channel = FileChannel.open(folder.run().resolve(name), CREATE, WRITE);
        if (!isOurs(channel, 0, false)) {
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

    private static boolean isOurs(FileChannel channel, int position, boolean shared) throws IOException {
        try {
            return channel.tryLock(position, 1, shared) != null;
        } catch (OverlappingFileLockException heldInThisJvm) {
            return false;
        } catch (IOException noLocks) { // as of some network file systems
            throw new ToolException("Cannot lock a file in the state folder: " + noLocks.getMessage(), noLocks);
        }
    }

    @Override
    public void close() {
        RunState.remove(folder);
        Uncheck.run(channel::close);
    }
}
