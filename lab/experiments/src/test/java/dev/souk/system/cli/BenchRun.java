package dev.souk.system.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.client.Json;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Runs `./souk bench`, and reads its result. */
final class BenchRun {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Returns the exit code. */
    int run(String... arguments) {
        CommandLine line = SystemCommand.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        var words = Stream.concat(Stream.of("bench"), Stream.of(arguments));
        return line.execute(words.toArray(String[]::new));
    }

    String errors() {
        return err.toString();
    }

    /** What the benchmark writes, which leaves nothing else behind. */
    JsonNode shortForm(Path temporary, String benchmark, String... options) throws IOException {
        Path file = temporary.resolve("result.json");
        var words = new ArrayList<>(List.of(benchmark, "--short", "--no-build", "--json", file.toString()));
        words.addAll(List.of(options));

        int exitCode = run(words.toArray(String[]::new));

        assertThat(exitCode).as("%s%s", out, err).isZero();
        assertThat(leftovers()).isEmpty();
        return Json.MAPPER.readTree(Files.readString(file));
    }

    /** Of one round, on both sides. */
    static void isComplete(JsonNode result, String name) {
        JsonNode figure = figure(result, name);
        for (String part : new String[] {"a", "b", "ratio"}) {
            JsonNode summary = figure.path(part);
            assertThat(summary.path("median").asDouble())
                    .as("%s of %s", part, figure)
                    .isPositive();
            assertThat(summary.path("rounds")).hasSize(1);
        }
    }

    static double ratio(JsonNode result, String name) {
        return figure(result, name).at("/ratio/median").asDouble();
    }

    private static JsonNode figure(JsonNode result, String name) {
        return result.path("figures")
                .valueStream()
                .filter(each -> each.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Folders and processes of the two systems. */
    private static Stream<String> leftovers() {
        File[] folders = new SourceTree(Repository.ROOT).defaultState().toFile().listFiles();
        return Stream.of(folders == null ? new File[0] : folders)
                .map(File::getName)
                .filter(name -> name.startsWith("bench-"));
    }
}
