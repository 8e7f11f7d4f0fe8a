package dev.souk.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sources and documents use the terms of the glossary: no word of {@code forbidden-words.txt} is left. */
class VocabularyTest {

    private static final Path LIST =
            Repository.ROOT.resolve("tools/system-tests/src/test/resources/forbidden-words.txt");
    private static final Pattern TEXT =
            Pattern.compile(".*(\\.(java|sql|ya?ml|md|json|xml|sh|cmd|ps1|properties)|/Dockerfile|/souk|/\\.ci/run)");
    private static final List<String> WORDS =
            Repository.read(LIST).lines().filter(line -> !line.startsWith("#")).toList();
    private static final List<Pattern> FORBIDDEN =
            WORDS.stream().map(Pattern::compile).toList();
    private static final Pattern ANY = any();

    @Test
    void everySourceAndDocumentUsesStandardTerms() {
        List<String> found = Repository.find(
                        file -> TEXT.matcher(file.toString()).matches())
                .stream()
                .filter(file -> !file.endsWith("VocabularyTest.java"))
                .flatMap(file -> findings(Repository.ROOT.relativize(file).toString(), Repository.read(file)))
                .toList();

        assertThat(found).isEmpty();
    }

    @Test
    void aForbiddenWordIsFoundWithItsLine() {
        String text = "the sequence number\nthe how manieth fact\nOrders that had their time\nnew SessionThread(x)";

        assertThat(findings("file", text).toList())
                .containsExactly(
                        "file:2: the how manieth fact",
                        "file:3: Orders that had their time",
                        "file:4: new SessionThread(x)");
    }

    /** One pattern for all words: most begin at the boundary of a word, which is then looked for once, not for each. */
    private static Pattern any() {
        Map<Boolean, String> words = WORDS.stream()
                .map(word -> word.replaceFirst("^\\(\\?i\\)(.*)", "(?i:$1)"))
                .collect(
                        Collectors.partitioningBy(word -> word.matches("(\\(\\?i:)?\\\\b.*"), Collectors.joining("|")));
        return Pattern.compile("\\b(?:%s)|%s".formatted(words.get(true), words.get(false)));
    }

    private static Stream<String> findings(String file, String text) {
        List<String> lines = ANY.matcher(text).find() ? text.lines().toList() : List.of();
        return IntStream.range(0, lines.size())
                .filter(index -> FORBIDDEN.stream()
                        .anyMatch(word -> word.matcher(lines.get(index)).find()))
                .mapToObj(index ->
                        "%s:%d: %s".formatted(file, index + 1, lines.get(index).strip()));
    }
}
