package dev.souk.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The messages that {@code docs/operations.md} explains are those that the tools print. */
class TroubleshootingTest {

    private static final Path PAGE = Repository.ROOT.resolve("docs/operations.md");
    private static final Pattern MESSAGE = Pattern.compile("(?m)^\\| `([^`]* [^`]*)`");

    /** Of Flyway and of Docker. */
    private static final List<String> FOREIGN = List.of(
            "Migration checksum mismatch",
            "permission denied",
            "unshare failed",
            "Authentication failed",
            "Not authorized to access topics",
            "Fatal commit error after revocation");

    @Test
    void eachMessageIsPrintedBySouk() {
        String sources = Repository.find(TroubleshootingTest::prints).stream()
                .map(Repository::read)
                .collect(Collectors.joining());

        assertThat(messages().filter(message -> !FOREIGN.contains(message)))
                .hasSizeGreaterThan(6)
                .flatMap(message -> List.of(message.split("…", -1)))
                .map(String::strip)
                .filteredOn(part -> !sources.contains(part))
                .isEmpty();
    }

    private static Stream<String> messages() {
        return MESSAGE.matcher(Repository.read(PAGE)).results().map(found -> found.group(1));
    }

    private static boolean prints(Path file) {
        return file.startsWith(Repository.ROOT.resolve("tools/launcher/src/main"))
                || file.startsWith(Repository.ROOT.resolve("tools/tool-support/src/main"))
                || file.startsWith(Repository.ROOT.resolve(".mvn"))
                || file.equals(Repository.ROOT.resolve("souk"));
    }
}
