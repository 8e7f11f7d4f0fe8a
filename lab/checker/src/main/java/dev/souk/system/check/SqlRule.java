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
 * A claim inside one database, and perhaps about what is known from elsewhere, which is passed as JSON.
 *
 * @param sql a row for each thing to look at: {@code subject}, {@code holds}, and {@code detail} of a violation
 */
record SqlRule(String invariant, String claim, String sql) {

    private static final Pattern RULE = Pattern.compile("-- (I\\d+): (.+)\\n([^;]+);\\n");

    /** Passes on each row of a query. */
    @FunctionalInterface
    interface Source {
        void forEach(String sql, RowAction action);
    }

    /**
     * The rules of a resource: each query, below a comment with the claim. What precedes the first stands before each.
     */
    static Stream<SqlRule> of(String... resources) {
        String text = Stream.of(resources).map(SqlRule::resource).reduce("", String::concat);
        String before = text.replaceFirst("(?s)-- I\\d+: .*", "");
        return RULE.matcher(text)
                .results()
                .map(rule -> new SqlRule(rule.group(1), rule.group(2), before + rule.group(3)));
    }

    /** The text of a resource. */
    static String resource(String name) {
        try (InputStream file = SqlRule.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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
