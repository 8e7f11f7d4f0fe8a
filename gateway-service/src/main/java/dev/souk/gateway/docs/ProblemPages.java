package dev.souk.gateway.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The explanations of problems: {@code docs/problems.md}, which the build copies to the class path. */
@Component
final class ProblemPages {

    /** A row of a table: type, status, when it occurs, what to do. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\| ([^|]+) \\| ([^|]+) \\|$");

    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)]+)\\)");

    private final String all;
    private final Map<String, String> pages;

    ProblemPages() throws IOException {
        all = new ClassPathResource("META-INF/problems.md").getContentAsString(StandardCharsets.UTF_8);
        pages = ROW.matcher(all).results().collect(Collectors.toMap(row -> row.group(1), ProblemPages::page));
    }

    /** The document with every type. */
    String all() {
        return all;
    }

    Optional<String> of(String type) {
        return Optional.ofNullable(pages.get(type));
    }

    private static String page(MatchResult row) {
        String text = """
                %s (status %s)

                When: %s.
                What to do: %s.
                """.formatted(row.group(1), row.group(2), row.group(3), row.group(4));
        return LINK.matcher(text).replaceAll("$1 (docs/$2)");
    }
}
