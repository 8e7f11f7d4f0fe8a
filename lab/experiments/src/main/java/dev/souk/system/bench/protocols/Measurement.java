package dev.souk.system.bench.protocols;

import dev.souk.system.bench.formulas.EmulatedLink;
import dev.souk.system.bench.load.ClosedLoop;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.measured.CpuMeter;
import dev.souk.system.bench.measured.CpuTime;
import dev.souk.system.bench.result.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What one row costs: customers do the same again and again, each over a connection of its own. */
record Measurement(ProtocolSystem system, Row row, Duration window) {

    private static final double NO_LIMIT = 1e12; // bytes a second
    private static final int COUNTED_CALLS = 25;
    private static final double NANOS_OF_A_MICROSECOND = 1_000;

    static Table table(String title) {
        return new Table(
                title,
                "protocol",
                "p50, ms",
                "p99, ms",
                "a second",
                "sent, bytes",
                "received, bytes",
                "CPU of the gateway, µs",
                "CPU of services, µs",
                "CPU of the client, µs");
    }

    /** Adds what it costs in the window, after half of it that is not counted, with the calls that failed. */
    void addTo(Table table) throws IOException {
        List<Endpoint> customers = system.customers();
        var calls = customers.stream()
                .map(customer -> new RepeatedCall(row, customer))
                .toList();
        try {
            ClosedLoop.run(calls, window.dividedBy(2));
            var first = new Outcome();
            calls.forEach(call -> call.recordInto(first.latencies()));
            var servers = new CpuMeter(system.processes());
            Duration before = CpuTime.ofThisProcess();
            Outcome outcome = ClosedLoop.run(calls, window);
            Duration client = CpuTime.ofThisProcess().minus(before);
            Map<String, Duration> spent = servers.spent();
            long messages = outcome.done() * row.messages();
            double[] bytes = bytes(customers.getFirst());
            table.add(
                    row.title(),
                    first.millisAt(50),
                    first.millisAt(99),
                    outcome.perSecond() * row.messages(),
                    bytes[0],
                    bytes[1],
                    micros(spent.getOrDefault(ProtocolSystem.GATEWAY, Duration.ZERO), messages),
                    micros(spent.getOrDefault(ProtocolSystem.SERVICES, Duration.ZERO), messages),
                    micros(client, messages));
            if (outcome.failed() > 0) {
                table.failures(outcome.errors());
            }
        } finally {
            calls.forEach(RepeatedCall::close);
        }
    }

    private static double micros(Duration total, long messages) {
        return total.toNanos() / NANOS_OF_A_MICROSECOND / Math.max(1, messages);
    }

    /** Above TCP, of the request and the response of calls one after the other on another connection. */
    private double[] bytes(Endpoint customer) throws IOException {
        try (var http = new EmulatedLink(customer.http(), 0, NO_LIMIT);
                var grpc = new EmulatedLink(customer.grpc(), 0, NO_LIMIT);
                var call = new RepeatedCall(row, customer.at(http.port(), grpc.port()))) {
            repeat(call); // HTTP/2 then sends headers as references
            long requests = http.requestBytes() + grpc.requestBytes();
            long responses = http.responseBytes() + grpc.responseBytes();
            repeat(call);
            return new double[] {
                (double) (http.requestBytes() + grpc.requestBytes() - requests) / COUNTED_CALLS,
                (double) (http.responseBytes() + grpc.responseBytes() - responses) / COUNTED_CALLS
            };
        }
    }

    private static void repeat(RepeatedCall call) throws IOException {
        for (int number = 0; number < COUNTED_CALLS; number++) {
            call.perform();
        }
    }
}
