package dev.souk.system.api;

import dev.souk.launcher.process.Jvm;
import dev.souk.system.docs.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder {@code tools/api-clients}. Everything that is downloaded or generated is in its {@code target}. */
final class ClientProject {

    private static final Path ROOT = Repository.ROOT.resolve("tools/api-clients");
    private static final Path GENERATOR =
            Path.of("target/openapi-generator-cli.jar").toAbsolutePath();

    private static final int HEAP_MIB = 512;

    private ClientProject() {}

    static Path file(String name) {
        return ROOT.resolve(name);
    }

    /** Returns the file whose folder now exists. */
    static Path create(String name) throws IOException {
        Path file = file(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    /** Generates one client in {@code target/java} or {@code target/typescript}. */
    static void generate(String generator, String service, String language, String... options)
            throws IOException, InterruptedException {
        String folder = "target/%s/%s".formatted(language, service);
        Stream<String> words = Stream.of(
                "-jar",
                GENERATOR.toString(),
                "generate",
                "--generator-name=" + generator,
                "--input-spec=target/descriptions/%s.json".formatted(service),
                "--output=" + folder);
        List<String> all = Stream.concat(words, Stream.of(options)).toList();
        run(folder + ".log", Jvm.command(HEAP_MIB, all));
    }

    static String npm(String... arguments) throws IOException, InterruptedException {
        return run(
                "target/npm.log",
                Stream.concat(Stream.of("npm"), Stream.of(arguments)).toList());
    }

    static String run(String log, List<String> command) throws IOException, InterruptedException {
        return new Program(ROOT, create(log), command).run();
    }
}
