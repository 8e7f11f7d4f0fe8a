package dev.souk.system.contract;

import java.lang.module.ModuleDescriptor.Version;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Statements of a migration after which the code of the last release may fail: it goes on while the migration runs, and
 * comes back when this release is rolled back. Such a statement waits until a release is out that does not need what it
 * takes away, and says so in a comment above: {@code -- Compatible since 0.2: reason}.
 *
 * @param version of this release
 */
record MigrationRules(Version version) {

    private static final Pattern BODY = Pattern.compile("\\$\\$.*?\\$\\$", Pattern.DOTALL);
    private static final Pattern END = Pattern.compile(";");
    private static final Pattern CREATED = Pattern.compile("create (?:unlogged )?table (?:if not exists )?(\\w+)");
    private static final Pattern COMPATIBLE = Pattern.compile("-- Compatible since ([0-9.]+): \\S.*");
    private static final String RELEASED = "@released ";
    private static final Pattern COMMENT = Pattern.compile("--.*");

    /** Each with the reason why the last release fails. A table that is made in the same migration is new to both. */
    private static final Set<Pattern> BREAKING = Stream.of(
                    "drop (table|(materialized )?view|schema|type)", // it reads or writes it
                    "alter table.* drop (?!(constraint|not null|default|expression|identity)\\b)", // a column
                    "rename", // it knows the old name
                    "alter (column )?\\w+ (set not null|drop default)", // its inserts lack a value
                    "alter (column )?\\w+ (set data )?type\\b", // its values or its results are of the other type
                    "add (?!(constraint|check|unique|primary|foreign|exclude)\\b)(?![^,]*\\b(default|generated)\\b)"
                            + "[^,]*\\bnot null", // its inserts lack the column
                    "add (constraint|check|unique|primary|foreign|exclude)\\b", // its rows may violate it
                    "create unique index")
            .map(Pattern::compile)
            .collect(Collectors.toUnmodifiableSet());

    /** The statements that break the last release. */
    List<String> breaking(String migration) {
        List<String> statements = statements(migration);
        List<String> created = statements.stream()
                .flatMap(statement -> CREATED.matcher(statement).results())
                .map(table -> table.group(1))
                .toList();
        return statements.stream()
                .filter(MigrationRules::isBreaking)
                .filter(statement -> created.stream().noneMatch(table -> isOf(table, statement)))
                .toList();
    }

    /** Those that are not released, in lower case. A comment may contain a semicolon, so comments go first. */
    private List<String> statements(String migration) {
        String marked = COMPATIBLE.matcher(migration).replaceAll(this::mark);
        String outline = COMMENT.matcher(BODY.matcher(marked).replaceAll("")).replaceAll("");
        return END.splitAsStream(outline.toLowerCase(Locale.ROOT))
                .map(statement -> statement.replaceAll("\\s+", " ").strip())
                .filter(statement -> !statement.startsWith(RELEASED))
                .toList();
    }

    /** A migration and the code that makes it compatible cannot be of the same release: both versions run at once. */
    private String mark(MatchResult compatible) {
        return Version.parse(compatible.group(1)).compareTo(version) < 0 ? RELEASED : "";
    }

    private static boolean isBreaking(String statement) {
        return !statement.startsWith("create table")
                && !statement.startsWith("create unlogged table")
                && BREAKING.stream()
                        .anyMatch(rule ->
                                rule.matcher(withoutParentheses(statement)).find());
    }

    /** So that commas separate definitions. */
    private static String withoutParentheses(String statement) {
        String outer = statement.replaceAll("\\([^()]*\\)", "");
        return outer.equals(statement) ? statement : withoutParentheses(outer);
    }

    private static boolean isOf(String table, String statement) {
        return statement.matches(".*\\b(table|on) " + table + "\\b.*");
    }
}
