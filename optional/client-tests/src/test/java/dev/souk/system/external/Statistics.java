package dev.souk.system.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.system.session.Sessions;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.demo.DemoResult;
import dev.souk.tools.demo.DemoScenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What the service in JavaScript says of customers, through the gateway. */
record Statistics(RunningSouk souk) {

    static final String OWN = "/statistics/orders";
    static final String TOTAL = "/statistics/orders/total";
    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** What a caller is told. */
    record Figures(long confirmed, long cancelled, long spentCents) {

        static Figures of(Reply reply) {
            reply.expect(200);
            return new Figures(reply.number("confirmed"), reply.number("cancelled"), reply.number("spent_cents"));
        }

        Figures plus(Figures other) {
            return new Figures(confirmed + other.confirmed, cancelled + other.cancelled, spentCents + other.spentCents);
        }
    }

    /** Starts the service with these variables, and waits until the gateway finds it. */
    NodeService start(Path output, Map<String, String> variables) throws IOException {
        NodeService service = NodeService.start(souk, output, variables);
        service.url();
        String token = admin();
        await().atMost(LIMIT).until(() -> new Sessions(souk.gateway()).status(OWN, token) == 200);
        return service;
    }

    /** Until they are those of the customer's own orders. */
    Figures awaitOrdersOf(DemoResult customer) throws IOException {
        String token = logIn(customer);
        long spent =
                get("/orders/" + customer.paid().orderId(), token).expect(200).number("total_cents");
        var expected = new Figures(1, 1, spent);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(Figures.of(get(OWN, token))).isEqualTo(expected));
        return expected;
    }

    Figures total() throws IOException {
        return Figures.of(get(TOTAL, admin()));
    }

    Reply get(String path, String token) throws IOException {
        return new SoukClient(souk.gateway(), TIMEOUT).send(Call.get(path).withToken(token));
    }

    String logIn(DemoResult customer) throws IOException {
        return new Sessions(souk.gateway()).logIn(customer.customer(), DemoScenario.PASSWORD);
    }

    String admin() throws IOException {
        AdminAccount admin = souk.status().admin();
        return new Sessions(souk.gateway()).logIn(admin.email(), admin.password());
    }
}
