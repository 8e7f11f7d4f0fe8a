package dev.souk.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types every shell block of every document, the README's from top to bottom on a shop of its own, and compares the
 * JSON that comes back with the JSON that the document shows, field by field.
 */
class DocumentedCommandsIT {

    private static final Pattern MAVEN = Pattern.compile("\\./mvnw( -pl :[a-z-]+( -am)?)? (verify|spotless:apply)");

    private final Path state;
    private final String gatewayPort = freePort();
    private final String registryPort = freePort();

    DocumentedCommandsIT(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
    }

    @Test
    void theReadmeWorksFromTopToBottom() throws IOException {
        List<Block> blocks = blocks("README.md");
        assertThat(blocks).hasSizeGreaterThan(6);
        try (Shell shell = shell()) {
            try {
                blocks.forEach(block -> tryOut(shell, block));
            } finally {
                shell.type(here("./souk down"));
            }
        }
    }

    @Test
    void everyOtherDocumentNamesOnlyCommandsThatThereAre() {
        Repository.documents().stream()
                .filter(document -> !document.endsWith("README.md"))
                .flatMap(document -> Block.of(document, Repository.read(document)).stream())
                .flatMap(block -> block.commands().lines())
                .map(line -> line.replaceFirst("\\s+#.*", ""))
                .forEach(line -> assertThat(MAVEN.matcher(line).matches() || line.equals("./souk up"))
                        .as("a command that no test tries: %s", line)
                        .isTrue());
    }

    private void tryOut(Shell shell, Block block) {
        if (MAVEN.matcher(block.commands().strip()).matches()) {
            return; // this is how the test itself was started
        }
        String printed = shell.type(here(block.commands()));
        if (!block.answer().isEmpty()) {
            assertThat(JsonShape.of(printed))
                    .as("what %s prints: %s", block.commands(), printed)
                    .isEqualTo(JsonShape.of(block.answer()));
        }
    }

    /** The same commands against the shop of this test, which runs in the background. */
    private String here(String commands) {
        return commands.replace("http://localhost:8080", "http://localhost:" + gatewayPort)
                .replaceAll("(?m)^\\./souk up$", "./souk up --detach --no-build")
                .replaceAll("(?m)^(\\./souk \\S+)", "$1 --state " + state);
    }

    private Shell shell() throws IOException {
        return new Shell(Repository.ROOT, Map.of("SOUK_GATEWAY_PORT", gatewayPort, "SOUK_REGISTRY_PORT", registryPort));
    }

    private static List<Block> blocks(String document) {
        Path path = Repository.ROOT.resolve(document);
        assertThat(Files.exists(path)).isTrue();
        return Block.of(path, Repository.read(path));
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
