package dev.souk.system.docs;

import dev.souk.system.repository.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The broken references of a document. */
final class References {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\\s]+)`");
    private static final Pattern TOP = Pattern.compile("(\\.ci|\\.mvn|\\.github|docs|ops|[a-z]+-service|common-lib"
            + "|optional|tools|lab)/.*|souk|souk\\.cmd|mvnw|pom\\.xml|[A-Z]+\\.md|LICENSE");

    private static final Pattern LINE = Pattern.compile("\\[`([^`]+)`]\\(([^)#\\s]+)#L(\\d+)\\)");

    private References() {}

    /**
     * Links to a line of code that does not have what the link is named after, each with the line that has it first.
     */
    static List<String> misplaced(Path document, String text) {
        return LINE.matcher(text)
                .results()
                .map(link -> fault(document, link))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> fault(Path document, MatchResult link) {
        List<String> lines =
                Repository.read(document.resolveSibling(link.group(2))).lines().toList();
        int line = Integer.parseInt(link.group(3));
        if (line <= lines.size() && lines.get(line - 1).contains(link.group(1))) {
            return Optional.empty();
        }
        int first = 1
                + (int) lines.stream()
                        .takeWhile(other -> !other.contains(link.group(1)))
                        .count();
        return Optional.of(
                "%s#L%d: `%s` is in line %d of %d".formatted(link.group(2), line, link.group(1), first, lines.size()));
    }

    /** Relative links, and paths in code spans, that lead nowhere. */
    static List<String> broken(Path document, String text) {
        Stream<String> links = LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.contains("://") && !target.startsWith("mailto:"))
                .filter(target -> !Files.exists(document.resolveSibling(target)));
        Stream<String> paths = CODE.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(code -> code.replace("`", "").replaceFirst("^\\./", ""))
                .filter(code -> TOP.matcher(code).matches() && !code.contains("…") && !code.contains("*"))
                .filter(path -> !Files.exists(Repository.ROOT.resolve(path)));
        return Stream.concat(links, paths).toList();
    }
}
