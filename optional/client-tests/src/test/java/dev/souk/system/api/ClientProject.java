package dev.souk.system.api;

import dev.souk.system.repository.Repository;
import dev.souk.tools.client.Json;
import dev.souk.tools.process.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The folder {@code optional/api-clients}. Everything that is downloaded or generated is in its {@code target}. */
final class ClientProject {

    private static final Duration RUN_LIMIT = Duration.ofMinutes(4);
    private static final Path ROOT = Repository.ROOT.resolve("optional/api-clients");
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

    /**
     * Generates a client of each service in {@code target/java} or {@code target/typescript}, all in one run.
     *
     * @param options of the generator, for a service
     */
    static void generate(
            String generator, String language, Set<String> services, Function<String, Map<String, Object>> options)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("-jar", GENERATOR.toString(), "batch", "--fail-fast"));
        for (String service : services) {
            Map<String, Object> configuration = new HashMap<>(options.apply(service));
            configuration.put("generatorName", generator);
            configuration.put("inputSpec", "target/descriptions/%s.json".formatted(service));
            configuration.put("outputDir", "target/%s/%s".formatted(language, service));
            Path file = create("target/%s/%s.json".formatted(language, service));
            Files.writeString(file, Json.MAPPER.writeValueAsString(configuration));
            words.add(file.toString());
        }
        run("target/%s.log".formatted(language), Jvm.command(HEAP_MIB, words));
    }

    /** What npm prints. Its log has the number of this process, since others run tests with npm, too. */
    static String npm(String... arguments) throws IOException, InterruptedException {
        return run(
                "target/npm-%d.log".formatted(ProcessHandle.current().pid()),
                Stream.concat(Stream.of("npm"), Stream.of(arguments)).toList());
    }

    static String run(String log, List<String> command) throws IOException, InterruptedException {
        return new Program(ROOT, create(log), Map.of(), command).run(RUN_LIMIT);
    }
}
