package dev.souk.system.bench.result;

import dev.souk.system.bench.figure.Decimals;

/**
 * CPU time of one call, or of one message of a stream, in microseconds.
 *
 * @param gateway of the gateway
 * @param services of the services behind it and their database
 * @param client of the client
 */
public record CpuFigures(double gateway, double services, double client) {

    /** As they are stored. */
    public static CpuFigures of(double gateway, double services, double client) {
        return new CpuFigures(Decimals.rounded(gateway, 0), Decimals.rounded(services, 0), Decimals.rounded(client, 0));
    }
}
