package dev.souk.launcher.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The demo's administrator; the password is made up at the first start and kept with the data that it belongs to. */
public record AdminAccount(String email, String password) {

    private static final String EMAIL = "admin@souk.example";

    /** The account of this folder, made up now if there is none yet. */
    public static AdminAccount of(StateFolder folder) {
        Path file = folder.adminPassword();
        try {
            if (!Files.exists(file)) {
                PrivateFile.write(file, newPassword());
            }
            return new AdminAccount(EMAIL, Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String newPassword() {
        byte[] secret = new byte[15];
        new SecureRandom().nextBytes(secret);
        return Base64.getUrlEncoder().encodeToString(secret);
    }

    /** Without the password, which has no business in a log. */
    @Override
    public String toString() {
        return email;
    }
}
