package dev.souk.cart.item;

import dev.souk.cart.stock.StockRepository;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Fills the shelves of a demonstration, before the instance says that it is ready. An item whose sku is there already
 * is left as it is: every start does this again, and several instances do it at the same time.
 */
@Component
@Profile("demo")
class DemoItemsInitializer implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoItemsInitializer.class);

    private record Goods(String sku, String name, int priceCents, int pieces) {
        ItemRequest item() {
            return new ItemRequest(sku, name, priceCents, true);
        }
    }

    private static final List<Goods> GOODS = List.of(
            new Goods("SPICE-SAFFRON-1G", "Saffron threads, 1 g", 1_250, 120),
            new Goods("SPICE-RAS-100G", "Ras el hanout, 100 g", 690, 250),
            new Goods("SPICE-SUMAC-100G", "Sumac, 100 g", 450, 300),
            new Goods("TEA-MINT-200G", "Dried nana mint, 200 g", 580, 500),
            new Goods("TEA-GLASS-6", "Tea glasses with gold rim, set of six", 2_400, 180),
            new Goods("TEA-POT-BRASS", "Brass teapot, 0.8 l", 5_900, 60),
            new Goods("LANTERN-STAR", "Star lantern of punched tin", 3_450, 90),
            new Goods("LANTERN-MOSAIC", "Mosaic table lantern", 4_800, 75),
            new Goods("RUG-KILIM-120", "Kilim rug, 120 × 180 cm", 18_900, 25),
            new Goods("TAGINE-28", "Glazed tagine, 28 cm", 3_900, 80),
            new Goods("SOAP-ALEPPO-200G", "Aleppo laurel soap, 200 g", 790, 400),
            new Goods("SLIPPERS-BABOUCHE", "Leather babouche slippers", 3_200, 140));

    private static final int TRIES = 20;

    private final ItemService items;
    private final StockRepository stock;
    private final TransactionOperations transaction;

    DemoItemsInitializer(ItemService items, StockRepository stock, TransactionOperations transaction) {
        this.items = items;
        this.stock = stock;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        GOODS.forEach(this::shelvePatiently);
        log.info("The {} items of the demonstration are there", GOODS.size());
    }

    /** Instances that start together do so together; who waited too long for another's row finds it there next time. */
    private void shelvePatiently(Goods goods) {
        for (int tries = 1; ; tries++) {
            try {
                transaction.executeWithoutResult(status -> shelve(goods));
                return;
            } catch (CannotAcquireLockException another) {
                if (tries == TRIES) {
                    throw another;
                }
            }
        }
    }

    private void shelve(Goods goods) {
        items.add(goods.item()).ifPresent(item -> stock.adjust(item.id(), goods.pieces()));
    }
}
