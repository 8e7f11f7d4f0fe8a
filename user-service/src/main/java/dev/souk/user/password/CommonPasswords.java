package dev.souk.user.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the list of common passwords, 6,000 in lower case; it takes about half a megabyte of heap. */
final class CommonPasswords {

    static final int MIN_LENGTH = 4;

    private static final String FILE = "/passwords/common-passwords.txt";

    private CommonPasswords() {}

    static Set<String> read() {
        var stream = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(FILE), FILE);
        try (var lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            return lines.lines()
                    .filter(line -> line.length() >= MIN_LENGTH && !line.startsWith("# "))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
