package dev.souk.launcher.cli;

import dev.souk.launcher.api.SoukOperations.Operation;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.control.ControlClient;
import dev.souk.launcher.control.RunState;
import dev.souk.tools.ToolException;
import dev.souk.tools.cli.FailureMessages;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.Await;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The `souk` command. Its exit code is 0 (success), 1 (failure) or 2 (wrong usage). */
@Command(
        name = "souk",
        description = "Runs Souk on this machine.",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        version = "Souk 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            StatusCommand.class,
            ConfigCommand.class,
            LogsCommand.class,
            DevCommand.class,
            NewCommand.class
        })
public final class SoukCommand {

    /** The launcher kills what does not end in time; this is for a machine on which other work takes all processors. */
    private static final Duration DOWN_TIMEOUT = Duration.ofMinutes(3);

    /** For a process that closes its ports as the last thing; one whose exit code nobody reads stays longer. */
    private static final Duration EXIT_TIMEOUT = Duration.ofSeconds(1);

    private static final Duration SHOP_TIMEOUT = Duration.ofSeconds(10);

    static final String LABEL = "SERVICE[#n]";
    static final String EXAMPLES = "Such as order-service, order#2, kafka or postgres.";

    /** Not in the annotation, from which the subcommands inherit all but their descriptions. */
    private static final String FOOTER = """

            Commands that check the system from outside, and one for the shell:
              attack      Attacks the shop from outside, and reports what gets through.
              bench       Measures two systems, or one and what does less, alternately.
              check       Checks all invariants in databases and topics.
              chaos       Injects faults under load, then checks.
              load        Lets shoppers use the running shop, and prints what they get.
              completion  Prints the completion script for bash and zsh.
            """;

    /** Runs one command to its end. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    public static CommandLine commandLine() {
        var souk = new CommandLine(new SoukCommand());
        souk.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, _ -> FOOTER);
        return FailureMessages.configure(ProcessCommand.addTo(souk));
    }

    @Command(name = "kill", description = "Stops a process, with -9 at once. It stays down until it is started.")
    void kill(
            @Mixin GlobalOptions options,
            @Option(
                            names = {"-9", "--now"},
                            description = "Kill it (SIGKILL), as a crash would.")
                    boolean force,
            @Parameters(paramLabel = LABEL, description = EXAMPLES) String process) {
        print(options, "%s is down.", options.launcher().kill(process, force));
    }

    @Command(name = "scale", description = "Changes the number of instances of a service while it is in use.")
    void scale(
            @Mixin GlobalOptions options,
            @Parameters(
                            arity = "1..*",
                            paramLabel = "SERVICE=N",
                            description = "Such as order-service=3; 1 to 9. It holds until `souk down`.")
                    Map<String, Integer> counts) {
        ControlClient launcher = options.launcher();
        counts.forEach((service, count) -> {
            List<String> running = launcher.perform(new Operation.Scale(service, count));
            String names = String.join(", ", running);
            print(options, running.size() == 1 ? "Now runs %s." : "Now run %s.", List.of(names));
        });
    }

    @Command(
            name = "keys",
            description = "Replaces the keys that sign access tokens, after one has leaked: `./souk keys rotate`.")
    void keys(
            @Mixin GlobalOptions options,
            @Parameters(paramLabel = "rotate", description = "Everybody has to log in again.") KeysAction action) {
        SoukStatus status = options.launcher().status();
        var client = new SoukClient(status.gateway(), SHOP_TIMEOUT);
        try {
            String token = client.send(Call.post("/sessions", Json.MAPPER.writeValueAsString(status.admin())))
                    .expect(200)
                    .text("access_token");
            client.send(Call.post("/admin/user-service/signing-keys/rotation", "")
                            .withToken(token))
                    .expect(204);
        } catch (IOException unavailable) {
            throw new ToolException("The keys were not replaced: the gateway does not answer.", unavailable);
        }
        options.print("There is a new key. Within a minute no token of an older one is accepted: log in again.");
    }

    /** What can be done with keys, as it is typed. */
    enum KeysAction {
        rotate
    }

    @Command(
            name = "certificates",
            description =
                    "Replaces the certificates of a system that was started with --tls: `./souk certificates renew`.")
    void certificates(
            @Mixin GlobalOptions options,
            @Parameters(paramLabel = "renew", description = "Connections that are open stay open.")
                    CertificatesAction action) {
        List<String> servers = options.launcher().perform(new Operation.RenewCertificates());
        options.print("There are new certificates. Gateway, services and registry use them within some seconds.");
        print(options, "%1$s uses its own after `./souk restart %1$s`.", servers);
    }

    /** What can be done with certificates, as it is typed. */
    enum CertificatesAction {
        renew
    }

    @Command(name = "down", description = "Stops everything and keeps the data.")
    void down(@Mixin GlobalOptions options) {
        List<ProcessHandle> processes = ControlClient.shutDown(options.state());
        if (!Await.atMost(DOWN_TIMEOUT).until(() -> processes.stream().noneMatch(OperatingSystem::runs))) {
            throw new ToolException(
                    "The launcher (pid %s) still runs after %s s. `kill -9 %1$s` kills it and all processes."
                            .formatted(processes.getFirst().pid(), DOWN_TIMEOUT.toSeconds()));
        }
        Await.atMost(EXIT_TIMEOUT).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        RunState.removeIfDead(options.state());
        options.print("Everything has stopped. The data are kept.");
    }

    private static void print(GlobalOptions options, String message, List<String> names) {
        names.forEach(name -> options.print(String.format(Locale.ROOT, message, name)));
    }
}
