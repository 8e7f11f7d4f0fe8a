package dev.souk.launcher.fetched;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchedServerTest {

    @Test
    void anotherVersionIsFetchedIntoAFolderOfItsOwn(@TempDir Path root) throws IOException {
        Path pom = root.resolve("pom.xml");

        Files.writeString(pom, "<a>\n<server.version>1.2</server.version>\n<b.version>3</b.version></a>");
        FetchedServer running = server(root);
        Files.writeString(pom, "<a><server.version>1.3</server.version></a>");

        assertThat(running.folder()).hasFileName("server-1.2"); // also when it is started again
        assertThat(server(root).folder()).hasFileName("server-1.3");
    }

    private static FetchedServer server(Path root) {
        return FetchedServer.of(
                new SourceTree(root), new StateFolder(root), "Server", "org.example:server:${server.version}", "**");
    }
}
