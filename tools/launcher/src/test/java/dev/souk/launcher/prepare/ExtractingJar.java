package dev.souk.launcher.prepare;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The program in a jar of a test. As Spring Boot's tools it extracts to a folder, which counts how often, and tells
 * whether another process has to wait meanwhile. Extracted, it is a service that is killed by the last request of a
 * training run, so that it writes no AOT cache.
 */
final class ExtractingJar {

    private static final String PORT = "--server.port=";

    private ExtractingJar() {}

    /** Is given {@code extract --destination FOLDER --application-filename NAME}, or a port, and more. */
    public static void main(String[] arguments) throws IOException {
        List<String> words = List.of(arguments);
        if (words.getFirst().equals("extract")) {
            extract(Path.of(words.get(2)), words.get(4));
        } else {
            serve(words.stream()
                    .filter(word -> word.startsWith(PORT))
                    .mapToInt(word -> Integer.parseInt(word.substring(PORT.length())))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private static void extract(Path folder, String name) throws IOException {
        Path self = Path.of(System.getProperty("java.class.path"));
        Files.createDirectories(folder);
        Files.copy(self, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(
                folder.resolve("extractions"), "extracted\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Path lock = folder.resolveSibling("lock-user-service");
        try (FileChannel other = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Files.writeString(folder.resolve("locked"), Boolean.toString(other.tryLock() == null));
        }
    }

    private static void serve(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", ExtractingJar::reply);
        server.createContext("/unknown", _ -> kill());
        server.start();
    }

    private static void reply(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** Does not return. */
    private static void kill() throws IOException {
        new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "kill -s KILL " + ProcessHandle.current().pid())
                .start()
                .onExit()
                .join();
    }
}
