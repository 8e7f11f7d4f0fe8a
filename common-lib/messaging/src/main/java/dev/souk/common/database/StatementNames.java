package dev.souk.common.database;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a statement does, and to which table, such as {@code INSERT outbox}: the name of its span. Thread-safe. */
final class StatementNames {

    private static final Pattern OPERATION =
            Pattern.compile("\\b(?:insert|update|delete|select|notify)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TABLE =
            Pattern.compile("\\b(?:into|update|from|join)\\s+([a-z_]+)", Pattern.CASE_INSENSITIVE);

    /**
     * A service has about a hundred statements. A list of values makes some more, so that they are not kept without
     * end.
     */
    private static final int MAXIMUM = 1_000;

    private final Map<String, String> bySql = new ConcurrentHashMap<>();

    String of(String sql) {
        String known = bySql.get(sql);
        if (known != null) {
            return known;
        }
        String name = name(sql);
        if (bySql.size() < MAXIMUM) {
            bySql.put(sql, name);
        }
        return name;
    }

    /** The first operation, and the first table. */
    private static String name(String sql) {
        Matcher operation = OPERATION.matcher(sql);
        String verb = operation.find() ? operation.group().toUpperCase(Locale.ROOT) : "SQL";
        Matcher table = TABLE.matcher(sql);
        return table.find() ? verb + " " + table.group(1) : verb;
    }
}
