package dev.souk.system.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code outside the launcher uses one small package of it. */
class LauncherApiTest {

    private static final Path LAUNCHER = Repository.ROOT.resolve("tools/launcher");
    private static final Path API = LAUNCHER.resolve("src/main/java/dev/souk/launcher/api");
    private static final int MAXIMUM_OF_THE_API = 10;

    private static final Pattern INTERNAL =
            Pattern.compile("\\bdev\\.souk\\.launcher\\.(?!api\\.)(?:[a-z]+\\.)*[A-Z]\\w*");
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("^public (?:\\w+ )*(?:class|record|enum|interface) ", Pattern.MULTILINE);

    @Test
    void theApiHasAtMostTenPublicTypes() {
        assertThat(Repository.find(file -> file.startsWith(API)).stream()
                        .filter(file -> isPublic(Repository.read(file))))
                .hasSizeBetween(1, MAXIMUM_OF_THE_API);
    }

    @Test
    void noInternalTypeIsUsedOutsideTheLauncher() {
        Set<String> used = new TreeSet<>();
        Stream<Path> outside =
                Repository.find(file -> file.toString().endsWith(".java") && !file.startsWith(LAUNCHER)).stream();
        outside.filter(file -> !file.endsWith("LauncherApiTest.java"))
                .forEach(file -> used.addAll(internalTypes(Repository.read(file))));

        assertThat(used).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import dev.souk.launcher.running.Faults;",
                "import static dev.souk.launcher.kafka.AccessRules.of;",
                "import dev.souk.launcher.monitoring.MergedLogs;",
                "dev.souk.launcher.tls.CertificateAuthority authority;"
            })
    void anInternalTypeIsFound(String violating) {
        assertThat(internalTypes(violating)).hasSize(1);
    }

    @Test
    void aTypeOfTheApiIsNotInternal() {
        assertThat(internalTypes("import dev.souk.launcher.api.SoukStatus.AdminAccount;"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"public final class A {", "public record B() {}", "public sealed interface C {"})
    void aPublicTypeIsCounted(String type) {
        assertThat(isPublic("package dev.souk.launcher.api;\n\n" + type)).isTrue();
    }

    private static boolean isPublic(String source) {
        return PUBLIC_TYPE.matcher(source).find();
    }

    private static Set<String> internalTypes(String source) {
        Set<String> types = new TreeSet<>();
        INTERNAL.matcher(source).results().forEach(type -> types.add(type.group()));
        return types;
    }
}
