package dev.souk.launcher.prepare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The program in a jar of a test: as Spring Boot's tools it extracts to a folder, which counts how often. */
final class ExtractingJar {

    private ExtractingJar() {}

    /** Is given {@code extract --destination FOLDER} and more. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(List.of(arguments).get(2));
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("extractions"), "extracted\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
