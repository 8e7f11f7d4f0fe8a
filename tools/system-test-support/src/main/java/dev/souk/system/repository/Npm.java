package dev.souk.system.repository;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** npm in a folder with a {@code package-lock.json}. A JDK is all that Souk needs, so npm may be missing. */
public final class Npm {

    private static final int TIMEOUT_MINUTES = 5;
    private static final Pattern NO_REGISTRY =
            Pattern.compile("ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT");

    private final Path folder;
    private final String command;

    /** npm in this folder. */
    public Npm(Path folder) {
        this.folder = folder;
        command = System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm";
    }

    /** Installs what the lock names, unless it is there. Empty, or why it cannot be installed on this machine. */
    public Optional<String> install() throws IOException, InterruptedException {
        Path installed = folder.resolve("node_modules/.package-lock.json");
        Path lock = folder.resolve("package-lock.json");
        if (!isPresent()) {
            return Optional.of("npm is not installed");
        }
        if (Files.exists(installed)
                && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(lock)) > 0) {
            return Optional.empty();
        }
        // Not `ci`: npm 11 misses the packages of other platforms in a lock without the addresses of a registry.
        Result result = start("install", "--no-save", "--no-audit", "--no-fund");
        if (result.status() != 0 && NO_REGISTRY.matcher(result.printed()).find()) {
            return Optional.of("npm cannot reach its registry");
        }
        result.orFail();
        return Optional.empty();
    }

    /** What a script of {@code package.json} printed. Fails when the script does. */
    public String run(String script) throws IOException, InterruptedException {
        return start("run", script).orFail();
    }

    private boolean isPresent() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, command)));
    }

    private Result start(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of(arguments));
        Path output = Files.createDirectories(folder.resolve("target")).resolve("npm-" + arguments[0] + ".log");
        Process process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return new Result(ended ? process.exitValue() : -1, Files.readString(output));
    }

    private record Result(int status, String printed) {

        String orFail() {
            if (status != 0) {
                throw new IllegalStateException("npm ended with " + status + "\n" + printed);
            }
            return printed;
        }
    }
}
