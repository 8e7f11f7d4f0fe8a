package dev.souk.common.database;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a statement does, and to which table, such as {@code INSERT outbox}: the name of its span. */
final class StatementNames {

    private static final Pattern OPERATION =
            Pattern.compile("\\b(?:insert|update|delete|merge|select|notify)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TABLE =
            Pattern.compile("\\b(?:into|update|from|join)\\s+([a-z_]+)", Pattern.CASE_INSENSITIVE);

    private StatementNames() {}

    /** The first operation, and the first table. */
    static String of(String sql) {
        Matcher operation = OPERATION.matcher(sql);
        String verb = operation.find() ? operation.group().toUpperCase(Locale.ROOT) : "SQL";
        Matcher table = TABLE.matcher(sql);
        return table.find() ? verb + " " + table.group(1) : verb;
    }
}
