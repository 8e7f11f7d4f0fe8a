package dev.souk.system.variants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The broken variants are in jars of their own, and in no production jar. */
class ProductionJarsIT {

    private static final String BROKEN = ".*/Broken[A-Z][^/]*\\.class";

    private final SourceTree checkout = SourceTree.containing(Path.of(""));

    @ParameterizedTest
    @ValueSource(strings = {"user-service", "cart-service", "order-service"})
    void aServiceHasNoBrokenClass(String module) throws IOException {
        List<String> classes = classes(checkout.builtJar(module));

        assertThat(classes).anyMatch(name -> name.endsWith("dev/souk/common/inbox/JdbcInbox.class"));
        assertThat(classes).noneMatch(name -> name.matches(BROKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"common-lib/messaging", "common-lib/web", "user-service", "cart-service", "order-service"})
    void aJarOfBrokenClassesHasNothingElse(String module) throws IOException {
        assertThat(classes(BrokenJars.of(checkout.root(), module))).isNotEmpty().allMatch(name -> name.matches(BROKEN));
    }

    private static List<String> classes(Path jar) throws IOException {
        try (InputStream bytes = Files.newInputStream(jar)) {
            return classes(bytes);
        }
    }

    /** The classes of Souk, including those in nested jars. */
    private static List<String> classes(InputStream bytes) throws IOException {
        var found = new ArrayList<String>();
        var jar = new ZipInputStream(bytes);
        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            String name = entry.getName();
            if (name.endsWith(".class") && name.contains("dev/souk/")) {
                found.add(name);
            } else if (name.matches("BOOT-INF/lib/common-.*\\.jar")) {
                found.addAll(classes(jar));
            }
        }
        return found;
    }
}
