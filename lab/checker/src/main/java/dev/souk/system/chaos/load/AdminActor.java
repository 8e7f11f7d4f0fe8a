package dev.souk.system.chaos.load;

import dev.souk.tools.ToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** The admin: adds a few scarce items, and some stock of all items now and then. */
record AdminActor(UserSession session, SplittableRandom random) {

    private static final int SCARCE_ITEMS = 3;

    /** The seeded items and some scarce ones of this run. */
    List<String> createItems() throws InterruptedException {
        session.logIn();
        var items = new ArrayList<>(seededItems());
        for (int i = 0; i < SCARCE_ITEMS; i++) {
            items.add(addItem("scarce-" + UUID.randomUUID().toString().substring(0, 8)));
            addStock(items.getLast(), 10);
        }
        return List.copyOf(items);
    }

    /** Adds stock of these items, of which the scarce ones are the last. */
    void run(List<String> items, BooleanSupplier isRunning) throws InterruptedException {
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
                .text(201, "id")
                .orElseThrow(() -> new ToolException("No item could be added."));
    }

    private void addStock(String item, int pieces) throws InterruptedException {
        session.post(Intent.STOCK, "/items/" + item + "/stock", "{\"delta\": %s}".formatted(pieces));
    }
}
