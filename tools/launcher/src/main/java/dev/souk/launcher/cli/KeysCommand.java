package dev.souk.launcher.cli;

import dev.souk.launcher.api.SoukStatus;
import dev.souk.tools.ToolException;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "keys",
        description = "Replaces the keys that sign access tokens, after one has leaked: `./souk keys rotate`.",
        mixinStandardHelpOptions = true)
final class KeysCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Parameters(paramLabel = "rotate", description = "Everybody has to log in again.")
    private Action action = Action.rotate;

    /** What can be done with keys, as it is typed. */
    private enum Action {
        rotate
    }

    @Override
    public Integer call() {
        SoukStatus status = options.launcher().status();
        try {
            switch (action) {
                case rotate -> rotate(status, new SoukClient(status.gateway(), TIMEOUT));
            }
        } catch (IOException unavailable) {
            throw new ToolException("The keys were not replaced: the gateway does not answer.", unavailable);
        }
        options.out()
                .println("There is a new key. Within a minute no token of an older one is accepted: log in again.");
        return 0;
    }

    private static void rotate(SoukStatus status, SoukClient client) throws IOException {
        var admin = Map.of(
                "email", status.admin().email(), "password", status.admin().password());
        String token = client.send(Call.post("/sessions", Json.MAPPER.writeValueAsString(admin)))
                .expect(200)
                .text("access_token");
        client.send(Call.post("/admin/user-service/signing-keys/rotation", "").withToken(token))
                .expect(204);
    }
}
