package dev.souk.system.api;

import java.io.IOException;
import java.util.stream.Stream;

/** The linter of .proto files, and what compares them, from npm. */
final class Buf {

    private Buf() {}

    /** What it printed: nothing if it found nothing. Fails if it found something. */
    static String run(String... arguments) throws IOException, InterruptedException {
        return ClientProject.npm(Stream.concat(Stream.of("--silent", "exec", "--", "buf"), Stream.of(arguments))
                .toArray(String[]::new));
    }
}
