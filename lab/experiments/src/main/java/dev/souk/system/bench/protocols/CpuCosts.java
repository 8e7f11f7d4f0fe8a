package dev.souk.system.bench.protocols;

import dev.souk.system.bench.measured.CpuMeter;
import dev.souk.system.bench.measured.CpuTime;
import dev.souk.system.bench.result.CpuFigures;
import java.time.Duration;
import java.util.Map;

/**
 * The CPU time that both sides take from now on. That of the client is all of this process, which also is the launcher:
 * its part is small beside a load.
 */
final class CpuCosts {

    private static final double NANOS_OF_A_MICROSECOND = 1_000;

    private final CpuMeter servers;
    private final Duration before;

    CpuCosts(ProtocolSystem system) {
        this.servers = new CpuMeter(system.processes());
        this.before = CpuTime.ofThisProcess();
    }

    /** For each of so many, in microseconds. */
    CpuFigures each(long count) {
        Map<String, Duration> spent = servers.spent();
        return CpuFigures.of(
                micros(spent.getOrDefault(ProtocolSystem.GATEWAY, Duration.ZERO), count),
                micros(spent.getOrDefault(ProtocolSystem.SERVICES, Duration.ZERO), count),
                micros(CpuTime.ofThisProcess().minus(before), count));
    }

    static double micros(Duration total, long count) {
        return count == 0 ? 0 : total.toNanos() / NANOS_OF_A_MICROSECOND / count;
    }
}
