package dev.souk.launcher.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "orders",
        description = "Lists the latest orders, or prints one with its states and messages.",
        mixinStandardHelpOptions = true)
final class OrdersCommand implements Callable<Integer> {

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The order to print.")
    private @Nullable String id;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "The last N orders; 20 by default, 100 at most.")
    private int count = 20;

    @Option(names = "--json", description = "As JSON, for tools.")
    private boolean json;

    @Override
    public Integer call() {
        var console = new ConsoleApi(options.launcher().status());
        JsonNode answer = console.readAsAdmin(
                id == null
                        ? "/api/orders?limit=" + count
                        : "/api/orders/%s/timeline".formatted(URLEncoder.encode(id, StandardCharsets.UTF_8)));
        if (json) {
            options.print(answer);
            return 0;
        }
        var lines = new OrderLines(ZoneId.systemDefault(), GlobalOptions.colors());
        (id == null ? lines.list(answer.path("items")) : lines.timeline(answer)).forEach(options.out()::println);
        return 0;
    }
}
