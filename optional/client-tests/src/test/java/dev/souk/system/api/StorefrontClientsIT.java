package dev.souk.system.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.browser.Browser;
import dev.souk.system.shared.SharedSystem;
import dev.souk.system.shared.SharedSystem.Shared;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** GraphQL and WebSocket through the gateway, by clients that are not ours; and the schema as a contract. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StorefrontClientsIT {

    private final RunningSouk souk;

    StorefrontClientsIT(@Shared SharedSystem system) {
        souk = system.souk();
    }

    @Test
    void nodeClientsOrderByGraphQlAndWatchInThreeWays() throws Exception {
        NodePackages.install();

        assertThat(ClientProject.npm("run", "graphql", "--", souk.gateway()))
                .contains("CONFIRMED, CANCELLED payment-declined");
    }

    @Test
    void aPageInABrowserOrdersAndWatchesOverItsOwnWebSocket() throws Exception {
        assumeThat(Browser.isInstalled())
                .as("chromium and chromedriver are installed")
                .isTrue();
        try (var page = StorefrontPage.open(souk.gateway())) {
            assertThat(page.order()).isEqualTo("CONFIRMED and stock");
            assertThat(page.browser().scriptErrors()).isEmpty();
        }
    }

    @Test
    void theLinterFindsNothingInTheSchema() throws Exception {
        NodePackages.install();

        assertThat(ClientProject.npm("run", "graphql-lint")).contains("0 errors detected");
    }

    @Test
    void graphQlClientsOfTheLastReleaseAreServed() throws Exception {
        NodePackages.install();
        GraphQlContract.replaceReleased();

        GraphQlContract.requireCompatible(GraphQlContract.PRESENT);
    }

    /** Shows that the check can fail. */
    @Test
    void aFieldThatIsMissingBreaksTheContract(@TempDir Path folder) throws Exception {
        NodePackages.install();
        Path changed = folder.resolve("schema.graphqls");
        Files.writeString(
                changed, Files.readString(GraphQlContract.PRESENT).replace("balanceCents: Long!", "balance: Long!"));

        assertThatThrownBy(() -> GraphQlContract.requireCompatible(changed))
                .hasMessageContaining("Wallet.balanceCents was removed");
    }
}
