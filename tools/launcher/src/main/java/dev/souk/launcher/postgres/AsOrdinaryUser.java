package dev.souk.launcher.postgres;

import dev.souk.launcher.process.OperatingSystem;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root, which is who runs in most containers. A user namespace of its own makes root an
 * ordinary user there, without another account and without a change of owner of any file.
 */
final class AsOrdinaryUser {

    private static final boolean IS_ROOT = OperatingSystem.isLinux() && "root".equals(System.getProperty("user.name"));

    private AsOrdinaryUser() {}

    static List<String> run(List<String> command) {
        if (!IS_ROOT) {
            return command;
        }
        var wrapped = new ArrayList<>(List.of("unshare", "--user"));
        wrapped.addAll(command);
        return wrapped;
    }
}
