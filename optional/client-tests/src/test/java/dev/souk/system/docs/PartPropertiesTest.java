package dev.souk.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        "docs/login.md, optional/bff-service"
    })
    void thePageHasThePropertiesOfTheCode(String file, String module) throws IOException {
        Path page = Repository.ROOT.resolve(file);
        var reference = new ConfigurationReference(Map.of(module, "Properties"));
        String wanted = reference.updated(Repository.read(page));
        if (System.getProperty("souk.docs.write") != null) {
            Files.writeString(page, wanted);
        }

        assertThat(reference.names()).isNotEmpty();
        assertThat(Repository.read(page)).as("-Dsouk.docs.write rewrites it").isEqualTo(wanted);
    }
}
