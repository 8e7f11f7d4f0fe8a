package dev.souk.cart.item;

import dev.souk.cart.stock.StockRepository;
import dev.souk.common.database.InitialData;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Inserts the seed data of the demo before the instance becomes ready. Every start of every instance runs it; an item
 * whose sku exists stays as it is.
 */
@Component
@Profile("demo")
record DemoItemsInitializer(ItemService items, StockRepository stock, TransactionOperations transaction)
        implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoItemsInitializer.class);

    private record DemoItem(String sku, String name, int priceCents, int pieces) {
        ItemRequest request() {
            return new ItemRequest(sku, name, priceCents, true);
        }
    }

    private static final List<DemoItem> ITEMS = List.of(
            new DemoItem("SPICE-SAFFRON-1G", "Saffron threads, 1 g", 1_250, 120),
            new DemoItem("SPICE-RAS-100G", "Ras el hanout, 100 g", 690, 250),
            new DemoItem("SPICE-SUMAC-100G", "Sumac, 100 g", 450, 300),
            new DemoItem("TEA-MINT-200G", "Dried nana mint, 200 g", 580, 500),
            new DemoItem("TEA-GLASS-6", "Tea glasses with gold rim, set of six", 2_400, 180),
            new DemoItem("TEA-POT-BRASS", "Brass teapot, 0.8 l", 5_900, 60),
            new DemoItem("LANTERN-STAR", "Star lantern of punched tin", 3_450, 90),
            new DemoItem("LANTERN-MOSAIC", "Mosaic table lantern", 4_800, 75),
            new DemoItem("RUG-KILIM-120", "Kilim rug, 120 × 180 cm", 18_900, 25),
            new DemoItem("TAGINE-28", "Glazed tagine, 28 cm", 3_900, 80),
            new DemoItem("SOAP-ALEPPO-200G", "Aleppo laurel soap, 200 g", 790, 400),
            new DemoItem("SLIPPERS-BABOUCHE", "Leather babouche slippers", 3_200, 140));

    @Override
    public void run(ApplicationArguments arguments) {
        for (DemoItem item : ITEMS) {
            InitialData.insert(() -> transaction.executeWithoutResult(_ -> insert(item)));
        }
        log.info("Seed data: {} items", ITEMS.size());
    }

    private void insert(DemoItem item) {
        items.add(item.request()).ifPresent(added -> stock.adjust(added.id(), item.pieces()));
    }
}
