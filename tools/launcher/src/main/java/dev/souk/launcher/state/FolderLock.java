package dev.souk.launcher.state;

import dev.souk.launcher.report.LauncherException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The lock of the one launcher that uses a folder; the operating system releases it when the launcher ends. */
public final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Locks the folder for this launcher.
     *
     * @throws LauncherException if another launcher holds the lock
     */
    public static FolderLock take(StateFolder folder) {
        try {
            Files.createDirectories(folder.run());
            return take(folder.run().resolve("lock"));
        } catch (IOException e) {
            throw new LauncherException("Cannot use the folder %s: %s".formatted(folder.path(), e.getMessage()), e);
        }
    }

    private static FolderLock take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isOurs(channel)) {
            channel.close();
            throw new LauncherException(
                    "Souk is already running from here. `./souk status` shows it, `./souk down` stops it.");
        }
        return new FolderLock(channel);
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
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
