package dev.souk.launcher.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Ports;
import dev.souk.launcher.topology.Proxies;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

/** A state folder whose path has characters that mean something where it is written. */
class UnusualFolderTest {

    private static final Path ROOT = Path.of("/srv");

    @ParameterizedTest
    @ValueSource(strings = {"c++", "a&b=c", "100%41", "it's, Ü", "a#b?", "日本"})
    void theDriverOfTheDatabaseFindsTheAuthority(String name) {
        var state = new StateFolder(ROOT.resolve(name));
        String own = variables(state).getOrDefault("SOUK_DATABASEPARAMETERS", "");
        List<String> urls =
                List.of(environment(state).jdbcUrl("souk_user"), "jdbc:postgresql://localhost:1/souk_user?" + own);

        assertThat(urls)
                .allSatisfy(url -> assertThat(Driver.parseURL(url, new Properties()))
                        .containsEntry("sslrootcert", ROOT.resolve(name) + "/tls/ca.crt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "a;b", "a\"b", "a\\b", "a\nb", "${HOME}"})
    @DisabledOnOs(OS.WINDOWS)
    void aFolderThatCannotWorkIsRefused(String name) {
        assertThatThrownBy(() -> SourceTree.stateFolder(ROOT.resolve(name)))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("cannot be used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ü b,er's", "c++", "a&b=c", "100%41", "a#b", "日本", "$x", "{y}"})
    void anyOtherFolderIsNot(String name) {
        assertThat(SourceTree.stateFolder(ROOT.resolve(name)).path()).isEqualTo(ROOT.resolve(name));
    }

    private static Map<String, String> variables(StateFolder state) {
        return environment(state).variables(deployment().first(Topology.USERS));
    }

    private static ProcessEnvironment environment(StateFolder state) {
        var admin = new AdminAccount("admin@souk.example", "secret");
        return new ProcessEnvironment(
                deployment(), Proxies.open(List.of()), admin, new Secrets(state), List.of(), 0, Certificates.of(state));
    }

    private static Deployment deployment() {
        return Deployment.of(Map.of(), Ports.anyFree(RandomGenerator.getDefault()), false);
    }
}
