package dev.souk.system.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.client.Json;
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

    /** The rows of a table, by its number from 0. */
    static Stream<JsonNode> rows(JsonNode result, int table) {
        return result.at("/tables/%d/rows".formatted(table)).valueStream();
    }

    /** Of one round, on both sides. */
    static void isComplete(JsonNode result, int table, String figure) {
        JsonNode row = row(result, table, figure);
        for (String part : new String[] {"a", "b", "ratio"}) {
            JsonNode summary = row.path(part);
            assertThat(summary.path("median").asDouble())
                    .as("%s of %s", part, row)
                    .isPositive();
            assertThat(summary.path("rounds")).hasSize(1);
        }
    }

    static double ratio(JsonNode result, String figure) {
        return row(result, 0, figure).at("/ratio/median").asDouble();
    }

    private static JsonNode row(JsonNode result, int table, String figure) {
        return rows(result, table)
                .filter(row -> row.path("figure")
                        .asString()
                        .replaceFirst(", [^,]+$", "")
                        .equals(figure))
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s in %s".formatted(figure, result)));
    }

    /** Folders and processes of the two systems. */
    private static Stream<String> leftovers() {
        var state = new StateFolder(new SourceTree(Repository.ROOT).defaultState());
        return StateFolder.list(state.run())
                .map(folder -> folder.getFileName().toString())
                .filter(name -> name.startsWith("bench-"));
    }
}
