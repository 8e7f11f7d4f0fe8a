package dev.souk.system.cli;

import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.load.ShoppingLoad;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.cli.ToolCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `souk load`: exit code 1 if something failed. */
@Command(name = "load", description = "Lets shoppers use the running shop, and prints what they get.")
public final class LoadCommand extends ToolCommand {

    private static final int MAXIMUM_USERS = 500;
    private static final int MAXIMUM_RATE = 2_000;
    private static final int MAXIMUM_MINUTES = 240;

    @Option(names = "--state", paramLabel = "DIR", description = "Folder of the running system; default .souk.")
    private @Nullable Path folder;

    @Option(names = "--users", paramLabel = "N", defaultValue = "20", description = "Shoppers, 1 to 500; default 20.")
    private int users;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "20",
            description = "Requests and orders a second of all of them together, 1 to 2000; default 20.")
    private int rate;

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "5", description = "1 to 240; default 5.")
    private int minutes;

    @Override
    public Integer call() throws IOException, InterruptedException {
        require("--users", users, MAXIMUM_USERS);
        require("--rate", rate, MAXIMUM_RATE);
        require("--minutes", minutes, MAXIMUM_MINUTES);
        SoukStatus status =
                Souk.LAUNCHER.running(SourceTree.stateFolder(folder)).status();
        if (status.certificates() != null) {
            throw new ToolException("The shoppers do not speak TLS; start without --tls.");
        }
        try (Shop shop = Shop.open(HttpAddress.plain(status.gateway()), status.admin(), users)) {
            var load = new ShoppingLoad(shop, rate, RandomGenerator.getDefault());
            // At the end, also if that is Ctrl-C.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> load.table().forEach(this::print), "print"));
            load.run(Duration.ofMinutes(minutes), this::print);
            return load.failed() == 0 ? 0 : 1;
        }
    }

    private static void require(String option, int value, int maximum) {
        if (value < 1 || value > maximum) {
            throw new ToolException("%s is a number from 1 to %s.".formatted(option, maximum));
        }
    }
}
