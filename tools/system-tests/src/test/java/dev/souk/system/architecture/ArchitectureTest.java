package dev.souk.system.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.souk.system.docs.Repository;
import dev.souk.testing.architecture.ArchitectureRules;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final List<String> MODULES = List.of(
            "common-lib/core",
            "common-lib/messaging",
            "common-lib/web",
            "registry-service",
            "gateway-service",
            "user-service",
            "cart-service",
            "order-service",
            "tools/launcher",
            "tools/system-tests");

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        List<Path> compiled = MODULES.stream()
                .map(module -> Repository.ROOT.resolve(module).resolve("target/classes"))
                .toList();
        classes = new ClassFileImporter().importPaths(compiled);
    }

    @Test
    void everyModuleIsLookedAt() {
        for (String module : MODULES) {
            String name = module.replaceFirst("^tools/", "").replaceFirst("[-/].*", "");
            assertThat(classes.stream().filter(type -> type.getPackageName().startsWith("dev.souk." + name)))
                    .as("classes of %s; build all modules first", module)
                    .isNotEmpty();
        }
    }

    static Stream<ArchRule> rules() {
        return new ArchitectureRules("dev.souk").all().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRuleHolds(ArchRule rule) {
        rule.check(classes);
    }
}
