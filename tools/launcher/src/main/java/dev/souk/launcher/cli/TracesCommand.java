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
        name = "traces",
        description = "Lists the latest traces, or prints one with all its spans.",
        mixinStandardHelpOptions = true)
final class TracesCommand implements Callable<Integer> {

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The trace to print; its 32 digits.")
    private @Nullable String id;

    @Option(names = "--service", paramLabel = "SERVICE", description = "Only traces with spans of this service.")
    private String service = "";

    @Option(names = "--errors", description = "Only traces in which a span failed.")
    private boolean errors;

    @Option(names = "--min-ms", paramLabel = "MS", description = "Only traces that took at least as long.")
    private int minimumMillis;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "The last N traces; 20 by default, 500 at most.")
    private int count = 20;

    @Option(names = "--json", description = "As JSON, for tools.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode answer = new ConsoleApi(options.launcher().status())
                .read(id == null ? "/api/traces?" + query() : "/api/traces/" + encoded(id));
        if (json) {
            options.print(answer);
        } else if (id == null) {
            new TraceList(ZoneId.systemDefault(), GlobalOptions.colors())
                    .lines(answer.path("traces"))
                    .forEach(options.out()::println);
        } else {
            new TraceWaterfall(GlobalOptions.colors()).lines(answer).forEach(options.out()::println);
        }
        return 0;
    }

    private String query() {
        return "service=%s&errors=%s&min_ms=%s&limit=%s".formatted(encoded(service), errors, minimumMillis, count);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
