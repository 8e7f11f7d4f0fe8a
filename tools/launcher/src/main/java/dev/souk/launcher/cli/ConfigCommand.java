package dev.souk.launcher.cli;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.ServiceNames;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.ProcessStatus;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "config", description = "Shows and changes settings of a system that was started with `--with config`.")
final class ConfigCommand {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String BY =
            "?by=" + URLEncoder.encode(System.getProperty("user.name"), StandardCharsets.UTF_8);

    @Command(name = "set", description = "Sets properties, if the service can use the values.")
    void set(
            @Mixin GlobalOptions options,
            @Parameters(paramLabel = "SERVICE", description = "Such as gateway-service.") String service,
            @Parameters(
                            arity = "1..*",
                            paramLabel = "PROPERTY=VALUE",
                            description = "Such as logging.level.root=debug; without a value it is not set any more.")
                    Map<String, String> settings) {
        String json = Json.MAPPER.writeValueAsString(settings);
        print(options, Call.post("/admin/changes/" + name(service) + BY, json));
    }

    @Command(name = "back", description = "Sets what a service had before a change.")
    void back(
            @Mixin GlobalOptions options,
            @Parameters(paramLabel = "COMMIT", description = "As `souk config history` shows it.") String commit) {
        String change = URLEncoder.encode(commit, StandardCharsets.UTF_8);
        print(options, Call.post("/admin/changes/" + change + "/undone" + BY, ""));
    }

    @Command(name = "get", description = "Prints what is set for a service.")
    void get(
            @Mixin GlobalOptions options,
            @Parameters(paramLabel = "SERVICE", description = "Such as gateway-service.") String service) {
        print(options, Call.get("/config/" + name(service) + "-default.properties"));
    }

    @Command(name = "history", description = "Prints who changed what, and when; the latest first.")
    void history(@Mixin GlobalOptions options) {
        print(options, Call.get("/admin/changes"));
    }

    private static String name(String service) {
        return ServiceNames.service(service).name();
    }

    private static void print(GlobalOptions options, Call call) {
        String url = options.launcher().status().of(Topology.CONFIG).stream()
                .findFirst()
                .map(ProcessStatus::url)
                .orElseThrow(() -> new ToolException("There is no config-service: `./souk up --with config`."));
        String password = new Secrets(options.state()).ofConfigOperator();
        try {
            Reply reply = new SoukClient(url, TIMEOUT).send(call.withToken(password));
            if (reply.status() != 200) {
                throw new ToolException(
                        (call.method().equals("GET") ? "" : "Nothing was changed. ") + reply.text("detail"));
            }
            options.out().println(reply.json().asString("").strip());
        } catch (IOException unavailable) {
            throw new ToolException("config-service does not respond.", unavailable);
        }
    }
}
