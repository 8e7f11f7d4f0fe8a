package dev.souk.system.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.api.Topology;
import dev.souk.system.repository.Repository;
import dev.souk.tools.client.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdeFilesTest {

    private static final Pattern MAIN_CLASS = Pattern.compile("dev\\.souk\\.\\w+\\.\\w+Application");

    static Stream<String> services() {
        return Topology.services().stream()
                .filter(service -> service.type() == ProcessType.BOOT)
                .map(ServiceDefinition::name);
    }

    @ParameterizedTest
    @MethodSource("services")
    void eachServiceHasARunConfigurationForItsMainClass(String service) {
        String intellij = read(".run/" + service + ".run.xml");

        assertThat(intellij).contains("<module name=\"" + service + "\" />");
        assertThat(mainClasses(intellij))
                .singleElement()
                .satisfies(name -> assertThat(source(service, name)).exists());
        assertThat(mainClasses(read(".vscode/launch.json"))).containsAll(mainClasses(intellij));
    }

    @ParameterizedTest
    @ValueSource(strings = {".vscode/launch.json", ".vscode/settings.json", ".devcontainer/devcontainer.json"})
    void theConfigurationsAreJson(String file) {
        assertThat(Json.MAPPER.readTree(read(file)).isObject()).isTrue();
    }

    @Test
    void anImportIntoIntelliJCompilesWithoutErrorProne() {
        String pom = read("pom.xml");
        String checks = pom.substring(pom.indexOf("<id>checks</id>"), pom.indexOf("<id>format</id>"));

        assertThat(checks).contains("<name>!idea.maven.embedder.version</name>", "-Xplugin:ErrorProne", "-Werror");
        assertThat(pom.replace(checks, "")).doesNotContain("-Xplugin:ErrorProne", "-Werror", "error_prone_core");
    }

    private static List<String> mainClasses(String text) {
        return MAIN_CLASS.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Path source(String module, String className) {
        return Repository.ROOT.resolve(module).resolve("src/main/java").resolve(className.replace('.', '/') + ".java");
    }

    private static String read(String file) {
        Path path = Repository.ROOT.resolve(file);
        assertThat(Files.exists(path)).isTrue();
        return Repository.read(path);
    }
}
