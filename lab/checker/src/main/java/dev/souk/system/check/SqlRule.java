package dev.souk.system.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.system.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A claim inside one database.
 *
 * @param sql a row for each thing to look at: {@code subject}, {@code holds}, and {@code detail} of a violation
 */
record SqlRule(String invariant, String claim, String service, String sql) {

    private static final Pattern RULE = Pattern.compile("-- (I\\d+): (.+)\\n([^;]+);\\n");

    /** What the database of a service shows alone: each query of its resource, below a comment with the claim. */
    static Stream<SqlRule> of(String service) {
        return RULE.matcher(resource("/invariants/" + service + ".sql"))
                .results()
                .map(rule -> new SqlRule(rule.group(1), rule.group(2), service, rule.group(3)));
    }

    /** The text of a resource. */
    static String resource(String name) {
        try (InputStream file = SqlRule.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Verdict check(Databases databases) {
        return Verdict.of(
                invariant,
                claim,
                findings -> databases.forEach(
                        service,
                        sql,
                        row -> findings.expect(
                                row.getBoolean("holds"), row.getString("subject"), "%s", row.getString("detail"))));
    }
}
