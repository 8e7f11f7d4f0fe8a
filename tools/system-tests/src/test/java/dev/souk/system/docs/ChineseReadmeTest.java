package dev.souk.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Chinese README has the commands of the README, up to where a service is killed, and its twelve files. */
class ChineseReadmeTest {

    private static final int MOST_LINES = 90;
    private static final Path ENGLISH = Repository.ROOT.resolve("README.md");
    private static final Path CHINESE = Repository.ROOT.resolve("README.zh.md");
    private static final String TEXT = Repository.read(CHINESE);
    private static final Pattern NUMBERED = Pattern.compile("(?m)^\\d+\\. (\\[[^]]+]\\([^)]+\\))");

    @Test
    void theCommandsAreThoseOfTheReadme() {
        assertThat(commands(TEXT)).isEqualTo(commandsOfTheReadme()).hasSizeGreaterThan(7);
    }

    @Test
    void theCommandsToStartTryTestAndCallTheShopAreAmongThem() {
        assertThat(commands(TEXT)).contains("./souk up\n", "./souk demo\n", "./mvnw verify\n");
        assertThat(List.of("/users", "/sessions", "/wallet", "/items", "/cart", "/orders"))
                .allSatisfy(path -> assertThat(commands(TEXT))
                        .anyMatch(command ->
                                command.contains("curl") && command.contains("http://localhost:8080" + path)));
    }

    @Test
    void theFilesToReadAreThoseOfTheReadme() {
        assertThat(numbered(TEXT)).isEqualTo(numbered(Repository.read(ENGLISH))).hasSize(12);
    }

    @Test
    void aCommandThatIsChangedMissingOrInAnotherFenceIsFound() {
        assertThat(List.of(
                        TEXT.replace("\"quantity\\\":2", "\"quantity\\\":3"),
                        TEXT.replace("```sh\n./souk demo\n```\n", ""),
                        TEXT.replace("```sh\n./mvnw", "```bash\n./mvnw"),
                        TEXT + "```\n./souk dance\n```\n"))
                .allSatisfy(text -> assertThat(commands(text)).isNotEqualTo(commandsOfTheReadme()));
    }

    @Test
    void bothNameEachOtherAndTheChineseOneIsShort() {
        assertThat(Repository.read(ENGLISH)).contains("](README.zh.md)");
        assertThat(TEXT).contains("](README.md)", "](docs/from-the-articles.md)", "](docs/README.md)");
        assertThat(TEXT.lines().count()).isLessThanOrEqualTo(MOST_LINES);
    }

    private static List<String> commandsOfTheReadme() {
        return commands(Repository.read(ENGLISH).replaceFirst("(?s)\n## Kill a service\n.*", ""));
    }

    /** What stands in any fence but that of a picture or of a response. */
    private static List<String> commands(String text) {
        return Pattern.compile("(?m)^```(\\w*)\\n(.*?)^```$", Pattern.DOTALL)
                .matcher(text)
                .results()
                .filter(fence -> !List.of("mermaid", "json").contains(fence.group(1)))
                .map(fence -> (fence.group(1).equals("sh") ? "" : fence.group(1) + "? ") + fence.group(2))
                .toList();
    }

    private static List<String> numbered(String text) {
        return NUMBERED.matcher(text).results().map(link -> link.group(1)).toList();
    }
}
