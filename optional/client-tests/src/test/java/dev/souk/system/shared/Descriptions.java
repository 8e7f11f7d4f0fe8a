package dev.souk.system.shared;

import static org.awaitility.Awaitility.await;

import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** The API descriptions as the gateway serves them. */
public final class Descriptions {

    private static final Duration SOON = Duration.ofSeconds(60);

    private Descriptions() {}

    /** Again if the gateway did not wait so long: a service generates its description with the first request for it. */
    public static JsonNode of(String service, SoukClient gateway) {
        return await().pollDelay(Duration.ZERO)
                .atMost(SOON)
                .until(() -> gateway.send(Call.get("/v3/api-docs/" + service)), reply -> reply.status() < 500)
                .expect(200)
                .json();
    }
}
