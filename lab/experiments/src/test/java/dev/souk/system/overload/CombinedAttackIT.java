package dev.souk.system.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.Mode;
import dev.souk.system.overload.Requests.Shopper;
import dev.souk.tools.checkout.SourceTree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Six attackers hold all that they can, each from an address of its own: heads and bodies that never end, silent
 * connections, new idempotency keys, streams of events, password hashes. Meanwhile a shopper at another address is
 * served. {@code -Dsouk.overload.seconds=60} runs it for a minute; a build does not, since its machine may be shared.
 */
@Tag("alone")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be paused, nor any address of 127/8 be used")
class CombinedAttackIT {

    private static final Duration DURATION = Duration.ofSeconds(Integer.getInteger("souk.overload.seconds", 8));
    private static final int CUSTOMERS = 10;
    private static final Duration PROMPT = Duration.ofSeconds(1);
    private static final double SERVED = 0.95;

    @Test
    @EnabledIfSystemProperty(named = "souk.overload.seconds", matches = "[0-9]+")
    void aShopperIsServedWhileEverythingIsAttackedAtOnce(@TempDir Path temporary) {
        SoukOptions options = SoukOptions.defaults(SourceTree.containing(Path.of("")), temporary.resolve(".souk"))
                .with(Mode.ISOLATED, true) // hashes of passwords as in production
                .withEnvironment("order-service", "SOUK_ORDER_DEADLINE", "1h");
        try (RunningSouk souk = Souk.LAUNCHER.launch(options, _ -> {})) {
            var target = new Target(souk);
            Requests requests = customers(souk, target);
            String running = target.running();

            MeasuredShopper shopper = shopDuringAttacks(target, requests);

            System.out.printf("ATTACK %d s: %s%n", DURATION.toSeconds(), shopper);
            assertThat(target.running()).isEqualTo(running);
            assertThat(shopper.servedWithin(PROMPT)).isGreaterThanOrEqualTo(SERVED);
            souk.resume("kafka");
        }
    }

    private static MeasuredShopper shopDuringAttacks(Target target, Requests requests) {
        var shopper = new MeasuredShopper(requests.shoppers().getFirst(), requests.item());
        try (ExecutorService attackers = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream.of(Attack.values())
                    .forEach(attack -> attackers.execute(() -> attack.run(target.gateway(), requests, DURATION)));
            shopper.shop(target.gateway(), DURATION);
        }
        return shopper;
    }

    /** The broker is frozen from now on, so that the orders stay open and their streams too. */
    private static Requests customers(RunningSouk souk, Target target) {
        var shoppers = new Shoppers(target.gateway());
        String item = shoppers.item(souk.status().admin());
        var tokens = shoppers.tokens(CUSTOMERS);
        souk.pause("kafka");
        return new Requests(
                tokens.stream()
                        .map(token -> new Shopper(token, shoppers.order(token, item)))
                        .toList(),
                item,
                ""); // nobody asks the registry
    }
}
