package dev.souk.launcher.cli;

import dev.souk.launcher.control.SoukStatus;
import java.util.List;

/** Where the running system is reached, and the admin's login. */
final class Addresses {

    private Addresses() {}

    static List<String> lines(SoukStatus status) {
        return List.of(
                line("gateway", status.gateway()),
                line("API", status.gateway() + "/swagger-ui.html"),
                line("registry", status.registry()),
                line("admin", status.admin().email()),
                line("password", status.admin().password()));
    }

    static String line(String name, String value) {
        return "  %-8s %s".formatted(name, value);
    }
}
