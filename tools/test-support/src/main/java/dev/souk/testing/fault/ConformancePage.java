package dev.souk.testing.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table in {@code docs/conformance.md}: what callers get for each fault. {@code -Dsouk.docs.write=true} writes it,
 * otherwise it is compared.
 */
public final class ConformancePage {

    private static final Path PAGE = Path.of("../docs/conformance.md"); // from the module of the test
    private static final String END = "<!-- end -->\n";

    private final String name;
    private final Map<Row, List<String>> rows = new LinkedHashMap<>();

    /** The table with this name. */
    public ConformancePage(String name) {
        this.name = name;
    }

    private record Row(String of, Map<Fault, String> responses) {}

    /** Adds the responses to calls, such as those with certain methods, of a subject, such as a route. */
    public void add(String subject, String calls, Map<Fault, String> responses) {
        rows.computeIfAbsent(new Row(calls, responses), _ -> new ArrayList<>()).add(subject);
    }

    /** Fails if the table of the page is another one. */
    public void verify() throws IOException {
        String page = Files.readString(PAGE);
        String marker = "<!-- " + name + " -->\n";
        assertThat(page).contains(marker);
        int begin = page.indexOf(marker) + marker.length();
        int end = page.indexOf(END, begin);
        if (Boolean.getBoolean("souk.docs.write")) {
            Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(end));
        } else {
            assertThat(table()).isEqualTo(page.substring(begin, end));
        }
    }

    /** A list of what has the same responses, each with a letter, and a column for each letter. */
    private String table() {
        var list = new StringBuilder();
        var columns = new ArrayList<Row>(rows.keySet());
        for (int index = 0; index < columns.size(); index++) {
            Row column = columns.get(index);
            list.append(
                    "- **%s**: %s of %s\n".formatted(letter(index), column.of(), String.join(", ", rows.get(column))));
        }
        String header = IntStream.range(0, columns.size())
                .mapToObj(ConformancePage::letter)
                .collect(Collectors.joining(" | ", "| the service | ", " |\n"));
        return list + "\n" + header + "| --- ".repeat(columns.size() + 1) + "|\n"
                + Stream.of(Fault.values()).map(fault -> line(fault, columns)).collect(Collectors.joining());
    }

    private static String line(Fault fault, List<Row> columns) {
        return columns.stream()
                .map(column -> column.responses().getOrDefault(fault, ""))
                .collect(Collectors.joining(" | ", "| " + fault.description() + " | ", " |\n"));
    }

    private static String letter(int index) {
        return String.valueOf((char) ('A' + index));
    }
}
