package dev.souk.system.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.souk.system.observe.Database.RowAction;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.function.Uncheck;

/**
 * Claims inside one database, and perhaps about what is known from elsewhere, which is passed as JSON. They stand in
 * resources: each query, below a comment with the claim, returns a row for each thing to look at: {@code subject},
 * {@code holds}, and {@code detail} of a violation. What precedes the first claim stands before each query.
 */
final class SqlRules {

    private static final Pattern RULE = Pattern.compile("-- (I\\d+): (.+)\\n([^;]+);\\n");
    private static final String SERVICE = "{service}";

    private SqlRules() {}

    /** Checks the database of a service, whose name replaces {@code {service}} in the resources and in their names. */
    static Stream<Verdict> check(Databases databases, String service, List<?> parameters, String... resources) {
        String text = Stream.of(resources)
                .map(name -> resource(name.replace(SERVICE, service)))
                .collect(joining())
                .replace(SERVICE, service);
        String before = text.replaceFirst("(?s)-- I\\d+: .*", "");
        return RULE.matcher(text).results().map(rule -> {
            var verdict = new Verdict(rule.group(1), rule.group(2));
            RowAction look = row ->
                    verdict.expect(row.getBoolean("holds"), row.getString("subject"), "%s", row.getString("detail"));
            databases.forEach(service, before + rule.group(3), look, parameters.toArray());
            return verdict;
        });
    }

    /** The text of a resource. */
    static String resource(String name) {
        return Uncheck.get(() -> IOUtils.resourceToString(name, UTF_8));
    }
}
