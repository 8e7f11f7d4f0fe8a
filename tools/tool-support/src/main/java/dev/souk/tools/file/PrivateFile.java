package dev.souk.tools.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.apache.commons.io.function.Uncheck;

/** A file that only its owner can read, written atomically. */
public final class PrivateFile {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int PASSWORD_BYTES = 24;

    private PrivateFile() {}

    /** The password in the file; generates it if there is none. */
    public static String password(Path file) {
        if (!Files.exists(file)) {
            write(file, newPassword());
        }
        return Uncheck.get(() -> Files.readString(file)).strip();
    }

    private static String newPassword() {
        byte[] secret = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(secret);
        return Base64.getUrlEncoder().encodeToString(secret);
    }

    /** Writes the file or replaces it, in a folder that is created if there is none and only its owner can use. */
    public static void write(Path file, String text) {
        Path folder = file.toAbsolutePath().resolveSibling("");
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Uncheck.run(() -> {
            Files.createDirectories(folder);
            Files.deleteIfExists(draft);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                Files.createFile(draft, OWNER_ONLY);
            }
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        });
    }
}
