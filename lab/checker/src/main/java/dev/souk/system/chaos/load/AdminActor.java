package dev.souk.system.chaos.load;

import dev.souk.system.chaos.environment.Pacing;
import dev.souk.tools.ToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** The admin: adds a few scarce items, and some stock of all items now and then. */
final class AdminActor {

    private static final int SCARCE_ITEMS = 3;

    private final UserSession session;
    private final SplittableRandom random;
    private List<String> items = List.of();

    AdminActor(UserSession session, long seed) {
        this.session = session;
        this.random = new SplittableRandom(seed);
    }

    /** The seeded items and some scarce ones of this run. */
    List<String> createItems() throws InterruptedException {
        session.logIn();
        var all = new ArrayList<>(seededItems());
        for (int i = 0; i < SCARCE_ITEMS; i++) {
            all.add(addItem("scarce-" + UUID.randomUUID().toString().substring(0, 8)));
            addStock(all.getLast(), 10);
        }
        items = List.copyOf(all);
        return items;
    }

    void run(BooleanSupplier isRunning) throws InterruptedException {
        while (isRunning.getAsBoolean()) {
            boolean isScarce = random.nextInt(2) == 0;
            int item = isScarce
                    ? items.size() - 1 - random.nextInt(SCARCE_ITEMS)
                    : random.nextInt(items.size() - SCARCE_ITEMS);
            int pieces = isScarce ? random.nextInt(4, 20) : random.nextInt(60, 160);
            if (session.logIn()) {
                addStock(items.get(item), pieces);
            }
            Pacing.pause(random.nextInt(1_000, 4_000));
        }
    }

    private List<String> seededItems() throws InterruptedException {
        return session.get(Intent.STOCK, "/items?limit=100")
                .json(200)
                .orElseThrow(() -> new ToolException("The items could not be read."))
                .path("items")
                .valueStream()
                .filter(item -> !item.path("sku").asString().startsWith("scarce-"))
                .map(item -> item.path("id").asString())
                .toList();
    }

    private String addItem(String sku) throws InterruptedException {
        String item = "{\"sku\": \"%s\", \"name\": \"Scarce\", \"price_cents\": 1500}".formatted(sku);
        return session.post(Intent.STOCK, "/items", item)
                .json(201)
                .map(added -> added.path("id").asString())
                .orElseThrow(() -> new ToolException("No item could be added."));
    }

    private void addStock(String item, int pieces) throws InterruptedException {
        session.post(Intent.STOCK, "/items/" + item + "/stock", "{\"delta\": %s}".formatted(pieces));
    }
}
