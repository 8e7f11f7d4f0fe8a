package dev.souk.launcher.control;

import dev.souk.launcher.state.AdminAccount;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The running system as `souk status --json` prints it: a contract for tools.
 *
 * @param console the page that shows traces, logs and metrics
 * @param certificates the folder of the certificates; null if connections are not encrypted
 * @param grpc address of the gateway for gRPC; null if the system was started without it
 */
public record SoukStatus(
        String gateway,
        String console,
        String registry,
        String kafka,
        OperatorAccount operator,
        AdminAccount admin,
        List<ProcessStatus> processes,
        List<DatabaseStatus> databases,
        @Nullable Path certificates,
        @Nullable String grpc) {}
