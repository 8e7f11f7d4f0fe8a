package dev.souk.system.bench.formulas.pages;

import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** As many items as the longest page has. */
public final class ManyItems {

    private static final int COUNT = 100;
    private static final int CREATED = 201;

    private ManyItems() {}

    /** Adds them to the shop with this gateway. */
    public static void add(String url, AdminAccount admin) throws IOException {
        var gateway = new SoukClient(url, Duration.ofSeconds(10));
        String token = token(gateway, admin);
        for (int number = 0; number < COUNT; number++) {
            String item = Json.MAPPER.writeValueAsString(Map.of(
                    "sku", UUID.randomUUID(), "name", "Saffron threads, %s g".formatted(number), "price_cents", 1_250));
            gateway.send(Call.post("/items", item).withToken(token).withIdempotencyKey())
                    .expect(CREATED);
        }
    }

    private static String token(SoukClient gateway, AdminAccount admin) throws IOException {
        String credentials =
                Json.MAPPER.writeValueAsString(Map.of("email", admin.email(), "password", admin.password()));
        return gateway.send(Call.post("/sessions", credentials)).expect(200).text("access_token");
    }
}
