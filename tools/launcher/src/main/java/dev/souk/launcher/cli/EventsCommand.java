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
        name = "events",
        description = "Lists dead letters and parked events of all services, or prints the latest records of a topic.",
        mixinStandardHelpOptions = true)
final class EventsCommand implements Callable<Integer> {

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Parameters(arity = "0..1", paramLabel = "TOPIC", description = "Such as souk.orders.")
    private @Nullable String topic;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "The last N records of the topic; 20 by default, 100 at most.")
    private int count = 20;

    @Option(names = "--json", description = "As JSON, for tools.")
    private boolean json;

    @Override
    public Integer call() {
        var console = new ConsoleApi(options.launcher().status());
        JsonNode answer = console.readAsAdmin(
                topic == null
                        ? "/api/events"
                        : "/api/topics/%s?limit=%s".formatted(URLEncoder.encode(topic, StandardCharsets.UTF_8), count));
        if (json) {
            options.print(answer);
            return 0;
        }
        var lines = new EventLines(ZoneId.systemDefault(), GlobalOptions.colors());
        (topic == null ? lines.waiting(answer) : lines.records(answer.path("records"))).forEach(options.out()::println);
        return 0;
    }
}
