package dev.souk.system.bench.protocols;

import dev.souk.system.bench.load.ClosedLoop;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.protocols.client.UserReader;
import dev.souk.system.bench.result.CpuFigures;
import dev.souk.system.bench.result.ReadFigures;
import java.io.IOException;
import java.util.List;

/** What it costs to get a user: a few callers, each of whom gets the account again and again. */
record ReadCosts(ProtocolSystem system, ReadProtocol protocol) {

    /** So that the first protocol does not meet a system that has compiled nothing yet. */
    void warmUp() throws IOException {
        List<UserReader> readers = system.callers(system.plan().users()).stream()
                .map(protocol::open)
                .toList();
        try {
            ClosedLoop.run(
                    readers.stream().<Work>map(reader -> reader::read).toList(),
                    system.plan().warmUp());
        } finally {
            readers.forEach(UserReader::close);
        }
    }

    ReadFigures measure() throws IOException {
        List<Endpoint> callers = system.callers(system.plan().users());
        List<UserReader> readers = callers.stream().map(protocol::open).toList();
        try {
            List<Work> work = readers.stream().<Work>map(reader -> reader::read).toList();
            ClosedLoop.run(work, system.plan().warmUp());
            var cpu = new CpuCosts(system);
            Outcome outcome = ClosedLoop.run(work, system.plan().window());
            system.check(protocol.title(), outcome);
            CpuFigures each = cpu.each(outcome.latencies().count());
            CarriedBytes bytes = bytes(callers.getFirst());
            return ReadFigures.of(
                    protocol.title(),
                    outcome.latencies(),
                    outcome.perSecond(),
                    bytes.request(),
                    bytes.response(),
                    each);
        } finally {
            readers.forEach(UserReader::close);
        }
    }

    private CarriedBytes bytes(Endpoint caller) throws IOException {
        try (Network network = Network.counting(system);
                UserReader reader = protocol.open(network.carrying(caller))) {
            return CarriedBytes.of(system, network, reader::read);
        }
    }
}
