package dev.souk.system.api;

import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;

/**
 * What {@code optional/api-clients} has from npm. Not every machine has Node.js or reaches npm's registry: the test is
 * then skipped, with a line that says so.
 */
final class NodePackages {

    private NodePackages() {}

    static void install() throws IOException, InterruptedException {
        if (OperatingSystem.program("npm").isEmpty()) {
            skip("npm is not installed");
        }
        try {
            installOnce();
        } catch (IllegalStateException failed) {
            skip(String.valueOf(failed.getMessage()));
        }
    }

    /** Tests in several processes need them at once: one installs, the others wait. */
    private static void installOnce() throws IOException, InterruptedException {
        Path lock = ClientProject.create("target/npm.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            if (isOutdated()) {
                ClientProject.npm("ci");
            }
        }
    }

    /**
     * Whether the packages are older than the list of them; npm writes a copy of the list when it has installed them.
     */
    private static boolean isOutdated() throws IOException {
        Path installed = ClientProject.file("node_modules/.package-lock.json");
        return Files.notExists(installed)
                || Files.getLastModifiedTime(installed)
                                .compareTo(Files.getLastModifiedTime(ClientProject.file("package-lock.json")))
                        < 0;
    }

    private static void skip(String reason) {
        System.out.printf("SKIPPED, a check of the API descriptions with Node.js: %s%n", reason);
        Assumptions.abort(reason);
    }
}
