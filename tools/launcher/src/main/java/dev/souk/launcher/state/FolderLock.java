package dev.souk.launcher.state;

import dev.souk.launcher.report.LauncherException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * The lock of the one launcher that uses a folder; the operating system releases it when the launcher ends. While it is
 * held there is a {@link RunState}, so that other commands find the launcher.
 */
public record FolderLock(StateFolder folder, FileChannel channel) implements AutoCloseable {

    /**
     * Locks the folder for this launcher.
     *
     * @throws LauncherException if another launcher holds the lock
     */
    public static FolderLock take(StateFolder folder) {
        try {
            Files.createDirectories(folder.run());
            FileChannel channel =
                    FileChannel.open(folder.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isOurs(channel)) {
                channel.close();
                throw new LauncherException(
                        "Souk is already running from here. `./souk status` shows it, `./souk down` stops it.");
            }
            RunState.preparing().write(folder);
            return new FolderLock(folder, channel);
        } catch (IOException e) {
            throw new LauncherException("Cannot use the folder %s: %s".formatted(folder.path(), e.getMessage()), e);
        }
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
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
