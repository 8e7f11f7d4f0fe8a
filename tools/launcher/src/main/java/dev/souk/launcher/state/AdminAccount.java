package dev.souk.launcher.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The administrator of the demo; the password is generated at the first start and stored with the data. */
public record AdminAccount(String email, String password) {

    private static final String EMAIL = "admin@souk.example";

    /** The account of this folder; generates the password if there is none. */
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

    /** Without the password, which must not be logged. */
    @Override
    public String toString() {
        return email;
    }
}
