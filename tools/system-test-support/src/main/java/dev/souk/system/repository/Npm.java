package dev.souk.system.repository;

import dev.souk.tools.ToolException;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** npm in a folder with a {@code package-lock.json}. A JDK is all that Souk needs, so npm may be missing. */
public record Npm(Path folder) {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String NPM = OperatingSystem.isWindows() ? "npm.cmd" : "npm";
    private static final Pattern NO_REGISTRY =
            Pattern.compile("ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT");

    /**
     * Installs what the lock names, unless it is there: of several processes one at a time. Empty, or why it cannot be
     * installed on this machine.
     */
    public Optional<String> install() throws IOException {
        if (OperatingSystem.program(NPM).isEmpty()) {
            return Optional.of("npm is not installed");
        }
        Path turn = Files.createDirectories(folder.resolve("target")).resolve("npm.lock");
        try (var channel = FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            return isInstalled() ? Optional.empty() : installMissing();
        }
    }

    private boolean isInstalled() throws IOException {
        Path installed = folder.resolve("node_modules/.package-lock.json");
        Path lock = folder.resolve("package-lock.json");
        return Files.exists(installed)
                && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(lock)) > 0;
    }

    private Optional<String> installMissing() throws IOException {
        try {
            // Not `ci`: npm 11 misses the packages of other platforms in a lock without the addresses of a registry.
            print("install", "--no-save", "--no-audit", "--no-fund");
            return Optional.empty();
        } catch (ToolException failed) {
            if (NO_REGISTRY.matcher(Repository.read(output("install"))).find()) {
                return Optional.of("npm cannot reach its registry");
            }
            throw failed;
        }
    }

    /** What a script of {@code package.json} printed. Fails when the script does. */
    public String run(String script) throws IOException {
        return print("run", script);
    }

    private String print(String... arguments) throws IOException {
        Path output = output(arguments[0]);
        Files.createDirectories(output.getParent());
        Files.deleteIfExists(output);
        List<String> words = Stream.concat(Stream.of(NPM), Stream.of(arguments)).toList();
        new Command(words, folder, Map.of(), new LogFile(output)).run(String.join(" ", words), "", LIMIT);
        return Repository.read(output);
    }

    private Path output(String command) {
        return folder.resolve("target", "npm-" + command + ".log");
    }
}
