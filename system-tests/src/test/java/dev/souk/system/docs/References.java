package dev.souk.system.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a document points at and what is not there. */
final class References {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\\s]+)`");
    private static final Pattern TOP = Pattern.compile("(\\.ci|\\.mvn|\\.github|docs|ops|[a-z]+-service|common-lib"
            + "|test-support|system-tests|launcher)/.*|souk|souk\\.cmd|mvnw|pom\\.xml|[A-Z]+\\.md|LICENSE");

    private References() {}

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
