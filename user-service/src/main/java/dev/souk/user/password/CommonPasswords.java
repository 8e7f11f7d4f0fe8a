package dev.souk.user.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** Reads the list of common passwords, 6,000 in lower case; it takes about half a megabyte of heap. */
final class CommonPasswords {

    static final int MIN_LENGTH = 4;

    private static final ClassPathResource FILE = new ClassPathResource("passwords/common-passwords.txt");

    private CommonPasswords() {}

    static Set<String> read() {
        try {
            return FILE.getContentAsString(UTF_8)
                    .lines()
                    .filter(line -> line.length() >= MIN_LENGTH && !line.startsWith("# "))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
