package dev.souk.system.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import dev.souk.tools.client.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A tag of an action or of a download can be moved to other content; a commit and a checksum cannot. */
class SupplyChainTest {

    private static final Pattern ACTION = Pattern.compile("uses: (\\S+@\\S+.*)");
    private static final String COMMIT_WITH_VERSION = "\\S+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+";

    @Test
    void everyActionIsNamedByItsCommitAndItsVersion() {
        assertThat(actions())
                .isNotEmpty()
                .allSatisfy(action -> assertThat(action).matches(COMMIT_WITH_VERSION));
    }

    @Test
    void aTagIsNoCommit() {
        assertThat("actions/checkout@v5").doesNotMatch(COMMIT_WITH_VERSION);
    }

    @Test
    void everyWorkflowBeginsWithoutTheRightToWrite() {
        assertThat(workflows())
                .allSatisfy(file -> assertThat(file).content().contains("\npermissions:\n  contents: read\n"));
    }

    @Test
    void theWrapperVerifiesTheMavenThatItDownloads() throws IOException {
        var wrapper = new Properties();
        try (var file = Files.newInputStream(Repository.ROOT.resolve(".mvn/wrapper/maven-wrapper.properties"))) {
            wrapper.load(file);
        }

        assertThat(wrapper.getProperty("distributionSha256Sum")).matches("[0-9a-f]{64}");
    }

    @Test
    void renovateMergesNothingButPatchesByItself() {
        JsonNode rules = Json.MAPPER
                .readTree(read(Repository.ROOT.resolve("renovate.json")))
                .path("packageRules");

        assertThat(rules.valueStream().filter(rule -> rule.path("automerge").asBoolean()))
                .singleElement()
                .satisfies(rule -> assertThat(rule.path("matchUpdateTypes")).hasToString("[\"patch\"]"));
    }

    /** Without a pattern of its own Renovate reads no manifest, and the servers in a cluster would grow old. */
    @Test
    void renovateReadsTheManifestsOfTheServers() {
        JsonNode patterns = Json.MAPPER
                .readTree(read(Repository.ROOT.resolve("renovate.json")))
                .at("/kubernetes/managerFilePatterns");

        assertThat(patterns.valueStream()).singleElement().satisfies(pattern -> {
            String regex = pattern.asString().replaceAll("^/|/$", "");
            assertThat("ops/kubernetes/base/kafka.yaml").containsPattern(regex);
        });
    }

    private static List<String> actions() {
        return workflows().stream()
                .flatMap(file -> ACTION.matcher(read(file)).results())
                .map((MatchResult match) -> match.group(1).strip())
                .toList();
    }

    private static List<Path> workflows() {
        return Repository.find(file -> file.startsWith(Repository.ROOT.resolve(".github/workflows")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
