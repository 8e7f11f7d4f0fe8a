package dev.souk.launcher.cli;

import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.SoukStatus.DatabaseStatus;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.client.Json;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "info",
        description = "Prints URLs, ports, databases and how to log in as admin.",
        mixinStandardHelpOptions = true)
final class InfoCommand implements Callable<Integer> {

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Override
    public Integer call() {
        SoukStatus status = options.launcher().status();
        PrintWriter out = options.out();
        Addresses.lines(status).forEach(out::println);
        if (Addresses.hasGateway(status)) {
            out.println(Addresses.line("stored", options.state().adminPassword() + " (the password)"));
            out.println(Addresses.line("Kafka", status.kafka()));
        }
        out.println(Addresses.line("logs", options.state().logs().toString()));
        out.printf("%nLog in as admin; the answer has the access token:%n%n%s%n", login(status));
        out.printf("%nLog in to the registry as operator, password %s%n", operatorPassword());
        out.printf("%nDatabases:%n%n");
        status.databases().forEach(database -> out.println(database(database)));
        out.printf("%nSOUK_GATEWAY_PORT, SOUK_CONSOLE_PORT, SOUK_REGISTRY_PORT, SOUK_KAFKA_PORT and"
                + " SOUK_POSTGRES_PORT change the ports"
                + " of the next start.%n");
        return 0;
    }

    private String operatorPassword() {
        return new Secrets(options.state()).ofRegistryOperator();
    }

    private static String login(SoukStatus status) {
        var account = Map.of(
                "email", status.admin().email(), "password", status.admin().password());
        return "  curl -s %s/sessions -H 'Content-Type: application/json' \\%n    -d '%s'"
                .formatted(status.gateway(), Json.MAPPER.writeValueAsString(account));
    }

    private static String database(DatabaseStatus database) {
        return "  %s  user %s  password %s".formatted(database.jdbcUrl(), database.user(), database.password());
    }
}
