package dev.souk.config.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.requestTo;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.web.client.RestClient;

class SettingsSourceTest {

    private static final Map<String, Object> SETTINGS = Map.of("a", "b");

    private final RestClient unavailable = RestClient.create("http://localhost:1");
    private final Path folder;

    SettingsSourceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aStartWithoutConfigServiceHasTheLastKnownSettings() {
        SettingsSource source = source(folder.resolve("new/tested.json"));
        assertThat(source.atStart()).isEmpty();

        source.keep(SETTINGS);

        assertThat(source.atStart()).isEqualTo(SETTINGS);
    }

    @Test
    void whatAStartReadsIsThereForTheNextOneWithoutConfigService() {
        Path file = folder.resolve("tested.json");
        RestClient.Builder available = RestClient.builder();
        MockRestServiceServer.bindTo(available)
                .build()
                .expect(requestTo("/config/tested/proposed"))
                .andRespond(withSuccess(
                        "{\"propertySources\":[{\"source\":{\"a\":\"proposed\"}},{\"source\":{\"a\":\"b\"}}]}",
                        MediaType.APPLICATION_JSON));

        assertThat(new SettingsSource(available.build(), "tested", file).atStart())
                .isEqualTo(SETTINGS);

        assertThat(source(file).atStart()).isEqualTo(SETTINGS);
    }

    @Test
    void aDamagedFileCountsAsNone() throws IOException {
        Path file = folder.resolve("tested.json");
        Files.writeString(file, "{\"a\":");

        assertThat(source(file).atStart()).isEmpty();
    }

    @Test
    void settingsThatCannotBeKeptLeaveNothingBehind() throws IOException {
        Path directory = folder.resolve("tested.json");
        Files.createDirectories(directory.resolve("not-empty"));

        source(directory).keep(SETTINGS);

        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    private SettingsSource source(Path file) {
        return new SettingsSource(unavailable, "tested", file);
    }
}
