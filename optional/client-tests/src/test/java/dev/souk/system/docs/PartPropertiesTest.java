package dev.souk.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of an optional part has each of its properties; {@code -Dsouk.docs.write} rewrites its table. */
class PartPropertiesTest {

    @ParameterizedTest
    @CsvSource({
        "optional/storefront-service/README.md, optional/storefront-service",
        "optional/grpc-service/README.md, optional/grpc-service",
        "optional/discovery-clients/README.md, optional/discovery-clients",
        "optional/zookeeper-service/README.md, optional/zookeeper-service",
        "optional/valkey/README.md, optional/valkey",
        "docs/login.md, optional/bff-service optional/oidc"
    })
    void thePageHasThePropertiesOfTheCode(String file, String modules) throws IOException {
        Path page = Repository.ROOT.resolve(file);
        var reference = new ConfigurationReference(titles(modules));
        String wanted = reference.updated(Repository.read(page));
        if (System.getProperty("souk.docs.write") != null) {
            Files.writeString(page, wanted);
        }

        assertThat(reference.names()).isNotEmpty();
        assertThat(Repository.read(page)).as("-Dsouk.docs.write rewrites it").isEqualTo(wanted);
    }

    /** The modules of a page in their order, each with the title of its table. */
    private static Map<String, String> titles(String modules) {
        var titles = new LinkedHashMap<String, String>();
        for (String module : modules.split(" ", -1)) {
            titles.put(module, module.equals(modules) ? "Properties" : "Properties of " + module);
        }
        return titles;
    }
}
