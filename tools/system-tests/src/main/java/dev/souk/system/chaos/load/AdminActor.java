package dev.souk.system.chaos.load;

import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.state.AdminAccount;
import dev.souk.system.chaos.history.ClientRequest;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.load.RecordingClient.Caller;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The admin: brings a few items of which there are never enough, and a few pieces of them now and then. */
final class AdminActor {

    private static final int SCARCE_ITEMS = 3;
    private static final int NUMBER = 0;
    private static final UUID NOBODY_IN_PARTICULAR = new UUID(0, 0);

    private final AdminAccount account;
    private final Registration entrance;
    private final RetryingClient persistence;
    private final SplittableRandom random;
    private @Nullable LoggedInUser admin;
    private List<String> items = List.of();

    AdminActor(AdminAccount account, Registration entrance, RetryingClient persistence, long seed) {
        this.account = account;
        this.entrance = entrance;
        this.persistence = persistence;
        this.random = new SplittableRandom(seed);
    }

    /** The items to be bought: those on sale, and some scarce ones of this run. */
    Catalog open() throws InterruptedException {
        Stream<String> usual = items().filter(
                        item -> !item.path("sku").asString().startsWith("scarce-"))
                .map(item -> item.path("id").asString());
        Stream<String> scarce = IntStream.range(0, SCARCE_ITEMS)
                .mapToObj(number -> "scarce-" + UUID.randomUUID().toString().substring(0, 8));
        items = Stream.concat(usual, scarce.map(this::add)).toList();
        for (int i = items.size() - SCARCE_ITEMS; i < items.size(); i++) {
            restock(i, 10);
        }
        return new Catalog(items);
    }

    void work(BooleanSupplier isOpen) throws InterruptedException {
        while (isOpen.getAsBoolean()) {
            boolean isScarce = random.nextInt(2) == 0;
            int item = isScarce
                    ? items.size() - 1 - random.nextInt(SCARCE_ITEMS)
                    : random.nextInt(items.size() - SCARCE_ITEMS);
            restock(item, isScarce ? random.nextInt(4, 20) : random.nextInt(60, 160));
            TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000, 4_000));
        }
    }

    private Stream<JsonNode> items() throws InterruptedException {
        return ResponseBodies.of(persistence.ask(caller(), ClientRequest.read(Intent.STOCK, "/items?limit=100")), 200)
                .orElseThrow(() -> new LauncherException("The items could not be read."))
                .path("items")
                .valueStream();
    }

    private String add(String sku) {
        String item = "{\"sku\": \"%s\", \"name\": \"Scarce\", \"price_cents\": 1500}".formatted(sku);
        try {
            var outcome = persistence.ask(
                    caller(), ClientRequest.write(Intent.STOCK, "POST", "/items", UUID.randomUUID(), item));
            return ResponseBodies.of(outcome, 201)
                    .map(added -> added.path("id").asString())
                    .orElseThrow(() -> new LauncherException("No item could be added: " + outcome));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted before the shop was open.", ended);
        }
    }

    private void restock(int item, int pieces) throws InterruptedException {
        String path = "/items/" + items.get(item) + "/stock";
        String delta = "{\"delta\": %d}".formatted(pieces);
        persistence.ask(caller(), ClientRequest.write(Intent.STOCK, "POST", path, UUID.randomUUID(), delta));
    }

    private Caller caller() throws InterruptedException {
        Optional<LoggedInUser> fresh = admin == null
                ? entrance.logIn(
                        new Caller(NUMBER, Optional.empty()), NOBODY_IN_PARTICULAR, account.email(), account.password())
                : entrance.refresh(NUMBER, admin);
        fresh.ifPresent(one -> admin = one);
        return new Caller(NUMBER, Optional.ofNullable(admin));
    }
}
