package dev.souk.launcher.control;

import dev.souk.launcher.state.AdminAccount;
import java.util.List;

/** The running system as `souk status --json` prints it: a contract for tools. */
public record SoukStatus(
        String gateway,
        String registry,
        String kafka,
        OperatorAccount operator,
        AdminAccount admin,
        List<ProcessStatus> processes,
        List<DatabaseStatus> databases) {}
