package dev.souk.tools.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.tools.ToolException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class DemoScenarioTest {

    private final FakeGateway gateway = new FakeGateway();
    private final StringWriter printed = new StringWriter();
    private final DemoScenario demo =
            new DemoScenario(gateway.url(), new DemoPrinter(new PrintWriter(printed), Ansi.OFF));

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void theScenarioRunsFromRegistrationToTheSecondOrder() {
        DemoResult result = demo.run();

        assertThat(result.isAsExpected()).as("%s", result).isTrue();
        assertThat(result.paid().traceId()).isEqualTo(FakeGateway.TRACE);
        assertThat(gateway.calls())
                .containsSubsequence(
                        "POST /users",
                        "POST /sessions",
                        "GET /items",
                        "POST /wallet/deposits +key",
                        "POST /cart",
                        "POST /orders +key",
                        "GET /orders/1/events",
                        "GET /orders/1",
                        "GET /cart",
                        "POST /orders +key",
                        "GET /orders/2",
                        "GET /wallet");
    }

    @Test
    void everyCallIsPrintedAsACurlCommand() {
        demo.run();

        assertThat(printed.toString())
                .startsWith("\n1. Register\n\ncurl -i -X POST " + gateway.url() + "/users")
                .containsSubsequence("  PLACED\n", "  CONFIRMED\n", "  PLACED\n", "  CANCELLED\n")
                .containsOnlyOnce("TOKEN=" + FakeGateway.TOKEN)
                .doesNotContain("Bearer " + FakeGateway.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 504})
    void aCheckoutThatIsUnavailableOrTakesTooLongIsRepeatedWithItsKey(int status) {
        gateway.refuseCheckouts(2, status);

        assertThat(demo.run().isAsExpected()).isTrue();

        assertThat(gateway.calls().stream().filter("POST /orders +key"::equals)).hasSize(4);
    }

    @Test
    void aScenarioWithoutRepeatsNoticesACheckoutThatIsUnavailable() {
        gateway.refuseCheckouts(1, 503);

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> new DemoScenario(gateway.url(), DemoPrinter.silent(), 0).run())
                .withMessageContaining("POST /orders returned status 503 instead of 202");
    }

    @Test
    void anUnexpectedStatusEndsTheScenario() {
        gateway.refuseCheckouts(100, 503);

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(demo::run)
                .withMessageContaining("POST /orders returned status 503 instead of 202")
                .withMessageContaining("service-unavailable");
    }

    @Test
    void anUnreachableGatewayIsReported() {
        gateway.close();

        assertThatExceptionOfType(ToolException.class).isThrownBy(demo::run).withMessageContaining("./souk up");
    }
}
