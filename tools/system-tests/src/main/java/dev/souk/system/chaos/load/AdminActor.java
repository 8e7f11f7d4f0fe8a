package dev.souk.system.chaos.load;

import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.state.AdminAccount;
import dev.souk.system.chaos.environment.Pacing;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.load.RecordingClient.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The admin: adds a few scarce items, and some stock of all items now and then. */
final class AdminActor {

    private static final int SCARCE_ITEMS = 3;
    private static final int NUMBER = 0;
    private static final UUID UNKNOWN_ID = new UUID(0, 0);

    private final AdminAccount account;
    private final Registration registration;
    private final RetryingClient client;
    private final SplittableRandom random;
    private @Nullable LoggedInUser admin;
    private List<String> items = List.of();

    AdminActor(AdminAccount account, Registration registration, long seed) {
        this.account = account;
        this.registration = registration;
        this.client = registration.client();
        this.random = new SplittableRandom(seed);
    }

    /** The seeded items and some scarce ones of this run. */
    Catalog createCatalog() throws InterruptedException {
        var all = new ArrayList<>(seededItems()
                .filter(item -> !item.path("sku").asString().startsWith("scarce-"))
                .map(item -> item.path("id").asString())
                .toList());
        for (int i = 0; i < SCARCE_ITEMS; i++) {
            all.add(addItem("scarce-" + UUID.randomUUID().toString().substring(0, 8)));
        }
        items = List.copyOf(all);
        for (String scarce : items.subList(items.size() - SCARCE_ITEMS, items.size())) {
            addStock(scarce, 10);
        }
        return new Catalog(items);
    }

    void run(BooleanSupplier isRunning) throws InterruptedException {
        while (isRunning.getAsBoolean()) {
            boolean isScarce = random.nextInt(2) == 0;
            int item = isScarce
                    ? items.size() - 1 - random.nextInt(SCARCE_ITEMS)
                    : random.nextInt(items.size() - SCARCE_ITEMS);
            addStock(items.get(item), isScarce ? random.nextInt(4, 20) : random.nextInt(60, 160));
            Pacing.pause(random.nextInt(1_000, 4_000));
        }
    }

    private Stream<JsonNode> seededItems() throws InterruptedException {
        return ResponseBodies.of(client.get(caller(), Intent.STOCK, "/items?limit=100"), 200)
                .orElseThrow(() -> new LauncherException("The items could not be read."))
                .path("items")
                .valueStream();
    }

    private String addItem(String sku) throws InterruptedException {
        String item = "{\"sku\": \"%s\", \"name\": \"Scarce\", \"price_cents\": 1500}".formatted(sku);
        var outcome = client.post(caller(), Intent.STOCK, "/items", item);
        return ResponseBodies.of(outcome, 201)
                .map(added -> added.path("id").asString())
                .orElseThrow(() -> new LauncherException("No item could be added: " + outcome));
    }

    private void addStock(String item, int pieces) throws InterruptedException {
        client.post(caller(), Intent.STOCK, "/items/" + item + "/stock", "{\"delta\": %d}".formatted(pieces));
    }

    private Caller caller() throws InterruptedException {
        Optional<LoggedInUser> current = admin == null
                ? registration.logIn(
                        new Caller(NUMBER, Optional.empty()), UNKNOWN_ID, account.email(), account.password())
                : registration.refresh(NUMBER, admin);
        current.ifPresent(one -> admin = one);
        return new Caller(NUMBER, Optional.ofNullable(admin));
    }
}
