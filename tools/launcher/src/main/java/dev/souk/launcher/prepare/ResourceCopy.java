package dev.souk.launcher.prepare;

import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Copies resources as the build does: {@code @a.property@} of the POM is replaced in application*.yml. */
record ResourceCopy(SourceTree tree, Path target) {

    private static final Pattern PLACEHOLDER = Pattern.compile("@([\\w.-]+)@");
    private static final Pattern GENERATED =
            Pattern.compile("META-INF/(build-info\\.properties|problems\\.md|sbom/.+)");

    void copy(SourceModule module) throws IOException {
        for (Path file : SourceModule.files(module.resources()).toList()) {
            Path copy = target.resolve(module.resources().relativize(file));
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else if (file.getFileName().toString().matches("application.*\\.(ya?ml|properties)")) {
                Files.writeString(copy, filtered(Files.readString(file)));
            } else {
                Files.copy(file, copy);
            }
        }
    }

    private String filtered(String text) throws IOException {
        String pom = Files.readString(tree.root().resolve("pom.xml"));
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), pom)));
    }

    private static String value(String property, String pom) {
        String name = Pattern.quote(property);
        Matcher value =
                Pattern.compile("<%s>([^<]*)</%s>".formatted(name, name)).matcher(pom);
        return value.find() ? value.group(1) : "@" + property + "@";
    }

    /** What the build adds to the sources: its version, the list of its components, the explanation of problems. */
    void copyGenerated(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> generated = zip.stream()
                    .filter(entry -> GENERATED.matcher(entry.getName()).matches())
                    .toList();
            for (ZipEntry entry : generated) {
                Path copy = target.resolve(entry.getName());
                Files.createDirectories(copy.getParent());
                Files.copy(zip.getInputStream(entry), copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
