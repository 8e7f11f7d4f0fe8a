package dev.souk.system.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.system.observe.Database.RowAction;
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

    /** Passes on each row of a query. */
    @FunctionalInterface
    interface Source {
        void forEach(String sql, RowAction action);
    }

    /** The rules of a resource in this folder: each query, below a comment with the claim. */
    static Stream<SqlRule> of(String folder, String service) {
        return RULE.matcher(resource("/%s/%s.sql".formatted(folder, service)))
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
        return check((query, action) -> databases.forEach(service, query, action));
    }

    Verdict check(Source source) {
        return Verdict.of(
                invariant,
                claim,
                findings -> source.forEach(
                        sql,
                        row -> findings.expect(
                                row.getBoolean("holds"), row.getString("subject"), "%s", row.getString("detail"))));
    }
}
