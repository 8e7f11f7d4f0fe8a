package dev.souk.common.database;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcProperties;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.SqlProvider;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * Replaces Spring Boot's {@code JdbcTemplate}. Gives each statement of a sampled trace a span, with the attributes of
 * OpenTelemetry's <a href="https://opentelemetry.io/docs/specs/semconv/database/database-spans/">conventions</a>;
 * values of parameters are not among them. Batches and statements that return generated keys have none. Statements
 * outside a sampled trace cost a look at the current span: a proxy of the data source, as libraries have it, would cost
 * all of them more.
 */
@Primary // as Spring Boot's
final class TracedJdbcTemplate extends JdbcTemplate {

    private static final Pattern OPERATION =
            Pattern.compile("\\b(?:insert|update|delete|merge|select|notify)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TABLE =
            Pattern.compile("\\b(?:into|update|from|join)\\s+([a-z_]+)", Pattern.CASE_INSENSITIVE);

    private final Tracer tracer;

    TracedJdbcTemplate(
            DataSource database, SQLExceptionTranslator exceptions, JdbcProperties properties, Tracer tracer) {
        super(database);
        setExceptionTranslator(exceptions);
        JdbcProperties.Template template = properties.getTemplate();
        setFetchSize(template.getFetchSize());
        setMaxRows(template.getMaxRows());
        setIgnoreWarnings(template.isIgnoreWarnings());
        setSkipResultsProcessing(template.isSkipResultsProcessing());
        setSkipUndeclaredResults(template.isSkipUndeclaredResults());
        setResultsMapCaseInsensitive(template.isResultsMapCaseInsensitive());
        if (template.getQueryTimeout() != null) {
            setQueryTimeout((int) template.getQueryTimeout().toSeconds());
        }
        this.tracer = tracer;
    }

    @Override
    public <T extends @Nullable Object> T query(
            PreparedStatementCreator statement, @Nullable PreparedStatementSetter setter, ResultSetExtractor<T> rows) {
        return traced(statement, () -> super.query(statement, setter, rows));
    }

    @Override
    protected int update(PreparedStatementCreator statement, @Nullable PreparedStatementSetter setter) {
        return traced(statement, () -> super.update(statement, setter));
    }

    private <T extends @Nullable Object> T traced(PreparedStatementCreator statement, Supplier<T> action) {
        Span current = tracer.currentSpan();
        if (current == null || !Boolean.TRUE.equals(current.context().sampled())) {
            return action.get();
        }
        String sql = statement instanceof SqlProvider provider ? Objects.requireNonNullElse(provider.getSql(), "") : "";
        String name = name(sql);
        Span span = tracer.spanBuilder()
                .kind(Span.Kind.CLIENT)
                .name(name)
                .tag("db.system.name", "postgresql")
                .tag("db.query.summary", name)
                .tag("db.query.text", sql)
                .start();
        try {
            return action.get();
        } catch (RuntimeException failure) {
            span.error(failure);
            throw failure;
        } finally {
            span.end();
        }
    }

    /** What a statement does first, and the first table, such as {@code INSERT outbox}: the name of its span. */
    static String name(String sql) {
        Matcher operation = OPERATION.matcher(sql);
        String verb = operation.find() ? operation.group().toUpperCase(Locale.ROOT) : "SQL";
        Matcher table = TABLE.matcher(sql);
        return table.find() ? verb + " " + table.group(1) : verb;
    }
}
