package dev.souk.launcher.cli;

import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.Topology;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.process.ProcessStatus.State;
import java.util.ArrayList;
import java.util.List;

/** Where the running system is reached, and the admin's login. */
final class Addresses {

    private Addresses() {}

    /** Without a gateway, what a service needs that is started by hand. */
    static List<String> lines(SoukStatus status) {
        return hasGateway(status) ? ofShop(status) : ofInfrastructure(status);
    }

    static boolean hasGateway(SoukStatus status) {
        return status.of(Topology.GATEWAY).stream().anyMatch(gateway -> gateway.state() != State.DOWN);
    }

    private static List<String> ofInfrastructure(SoukStatus status) {
        var lines = new ArrayList<>(List.of(
                line("registry", status.registry()), line("Kafka", status.kafka()), line("console", status.console())));
        status.databases().forEach(database -> lines.add(line("database", database.jdbcUrl())));
        return lines;
    }

    private static List<String> ofShop(SoukStatus status) {
        var lines = new ArrayList<>(List.of(
                line("gateway", status.gateway()),
                line("API", status.gateway() + "/swagger-ui.html"),
                line("console", status.console()),
                line("registry", status.registry())));
        if (Boolean.getBoolean(DetachedLauncher.DETACHED)) { // its output is a log
            lines.add(line("admin", "`./souk status` shows e-mail and password"));
        } else {
            lines.add(line("admin", status.admin().email()));
            lines.add(line("password", status.admin().password()));
        }
        if (!status.of(Topology.STOREFRONT).isEmpty()) {
            lines.add(line("GraphiQL", status.gateway() + "/graphiql"));
        }
        if (status.grpc() != null) {
            lines.add(line("gRPC", status.grpc()));
        }
        if (status.certificates() != null) {
            lines.add(line(
                    "trust", new Certificates(status.certificates()).authority().toString()));
        }
        return lines;
    }

    static String line(String name, String value) {
        return "  %-8s %s".formatted(name, value);
    }
}
