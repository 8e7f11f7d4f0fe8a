package dev.souk.system.bench.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * SQL of several services in one file: a line {@code -- in cart-service: what it does} begins a transaction, whose
 * statements end with a semicolon at the end of a line, and may have parameters such as {@code :user}.
 */
public record Script(List<Transaction> transactions) {

    private static final Pattern BEGIN = Pattern.compile("^-- in ", Pattern.MULTILINE);
    private static final Pattern END = Pattern.compile(";\\s*$", Pattern.MULTILINE);
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z_]+)");

    /** Statements that are committed together; a single one commits itself. */
    public record Transaction(String service, String title, List<Statement> statements) {}

    /** With a question mark for each parameter, whose names are in that order. */
    record Statement(String sql, List<String> parameters) {}

    /** The script beside a class. */
    public static Script beside(Class<?> type, String name) {
        try (InputStream file = type.getResourceAsStream(name)) {
            return parse(new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Script parse(String text) {
        return new Script(
                BEGIN.splitAsStream(text).skip(1).map(Script::transaction).toList());
    }

    private static Transaction transaction(String block) {
        int end = block.indexOf('\n');
        String[] head = block.substring(0, end).split(": ", 2);
        List<Statement> statements = END.splitAsStream(block.substring(end))
                .map(String::strip)
                .filter(sql -> !sql.isEmpty())
                .map(Script::statement)
                .toList();
        return new Transaction(head[0], head[1], statements);
    }

    private static Statement statement(String sql) {
        List<String> parameters = PARAMETER
                .matcher(sql)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        return new Statement(PARAMETER.matcher(sql).replaceAll("?"), parameters);
    }
}
