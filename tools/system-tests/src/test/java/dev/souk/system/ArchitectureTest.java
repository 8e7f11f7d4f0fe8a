package dev.souk.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.architecture.SoukArchitecture;
import dev.souk.system.docs.Repository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends SoukArchitecture {

    @Test
    void everyModuleChecksTheRules() {
        List<Path> modules = Repository.find(file -> file.endsWith("pom.xml")).stream()
                .map(Path::getParent)
                .filter(module -> module.resolve("src/main/java").toFile().isDirectory())
                .filter(module -> !List.of("architecture-rules", "bare-gateway", "test-support")
                        .contains(module.getFileName().toString()))
                .toList();
        List<Path> checked = Repository.find(file -> file.endsWith("ArchitectureTest.java"));

        assertThat(modules)
                .isNotEmpty()
                .allSatisfy(module -> assertThat(checked).anyMatch(test -> test.startsWith(module)));
    }
}
