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
        var server = new FetchedServer(
                new SourceTree(root), new StateFolder(root), "Server", "org.example:server:${server.version}", "**");
        Path pom = root.resolve("pom.xml");

        Files.writeString(pom, "<a>\n<server.version>1.2</server.version>\n<b.version>3</b.version></a>");
        assertThat(server.folder()).hasFileName("server-1.2");
        Files.writeString(pom, "<a><server.version>1.3</server.version></a>");
        assertThat(server.folder()).hasFileName("server-1.3");
    }
}
