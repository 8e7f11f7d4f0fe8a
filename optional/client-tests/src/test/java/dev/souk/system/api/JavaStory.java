package dev.souk.system.api;

import dev.souk.tools.process.Jvm;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code java/Story.java}, compiled with the generated clients. It has the class path of this test. */
final class JavaStory {

    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final int HEAP_MIB = 256;

    private JavaStory() {}

    static void compile(Set<String> services) throws IOException, InterruptedException {
        Path sources = ClientProject.create("target/java/sources.txt");
        Files.writeString(
                sources,
                Stream.concat(
                                services.stream().flatMap(JavaStory::generated),
                                Stream.of(ClientProject.file("java/Story.java")))
                        .map(file -> "\"%s\"".formatted(file.toString().replace("\\", "\\\\")))
                        .collect(Collectors.joining("\n")));
        List<String> javac = Stream.concat(
                        Jvm.compiler(sources).stream(),
                        Stream.of("-proc:none", "-d", "target/classes", "-cp", CLASS_PATH))
                .toList();
        ClientProject.run("target/javac.log", javac);
    }

    static String play(String gateway) throws IOException, InterruptedException {
        String classPath = ClientProject.file("target/classes") + File.pathSeparator + CLASS_PATH;
        return ClientProject.run("target/java.log", Jvm.command(HEAP_MIB, List.of("-cp", classPath, "Story", gateway)));
    }

    private static Stream<Path> generated(String service) {
        try (Stream<Path> files = Files.walk(ClientProject.file("target/java/%s/src/main/java".formatted(service)))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
