package dev.souk.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.launcher.client.Reply;
import dev.souk.launcher.report.LauncherException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoScenarioTest {

    private final FakeGateway gateway = new FakeGateway();
    private final Notes notes = new Notes();
    private final DemoScenario demo = new DemoScenario(gateway.url(), notes);

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
    void everyCallIsReportedAsACurlCommand() {
        demo.run();

        assertThat(notes.curls).first().asString().startsWith("curl -i -X POST " + gateway.url() + "/users");
        assertThat(notes.statuses).containsExactly("PLACED", "CONFIRMED", "PLACED", "CANCELLED");
        assertThat(notes.curls).noneMatch(curl -> curl.contains(FakeGateway.TOKEN));
    }

    @Test
    void anUnexpectedStatusEndsTheScenario() {
        gateway.refuseCheckouts();

        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(demo::run)
                .withMessageContaining("POST /orders returned status 503 instead of 202")
                .withMessageContaining("service-unavailable");
    }

    @Test
    void anUnreachableGatewayIsReported() {
        gateway.close();

        assertThatExceptionOfType(LauncherException.class).isThrownBy(demo::run).withMessageContaining("./souk up");
    }

    private static final class Notes implements DemoListener {

        private final List<String> curls = new ArrayList<>();
        private final List<String> statuses = new ArrayList<>();

        @Override
        public void called(String curl, Reply reply) {
            curls.add(curl);
        }

        @Override
        public void statusChanged(String status) {
            statuses.add(status);
        }
    }
}
