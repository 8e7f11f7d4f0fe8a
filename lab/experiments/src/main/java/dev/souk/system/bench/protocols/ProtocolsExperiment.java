package dev.souk.system.bench.protocols;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.BaselineSystem;
import dev.souk.system.bench.ExperimentSystems;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.measured.OtherPrograms;
import dev.souk.system.bench.result.Commit;
import dev.souk.system.bench.result.FaultFigures;
import dev.souk.system.bench.result.Machine;
import dev.souk.system.bench.result.ProtocolsResult;
import dev.souk.system.bench.result.ReadFigures;
import dev.souk.system.bench.result.SlowFigures;
import dev.souk.system.bench.result.StreamFigures;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/** Measures both use cases by each protocol on one running system, one after the other. */
public final class ProtocolsExperiment {

    /** Of an order: more than Kafka is suspended for. */
    private static final String DEADLINE = "1h";

    /** A client of the load watches as fast as it can over one connection. */
    private static final String MESSAGES = "100000";

    private final ProtocolsPlan plan;
    private final ExperimentSystems systems;

    /** An experiment that has not begun; in the brief form its figures say nothing. */
    public ProtocolsExperiment(boolean brief, ExperimentSystems systems) {
        this.plan = brief ? ProtocolsPlan.shortForm() : ProtocolsPlan.full();
        this.systems = systems;
    }

    /** Measures everything. */
    public ProtocolsResult run(Instant now) throws IOException, InterruptedException {
        Machine machine = Machine.current();
        String commit = Commit.of(systems.source().root());
        return systems.run("protocols", options(), souk -> measure(souk, new Header(now, machine, commit)));
    }

    /** What is known before. */
    private record Header(Instant now, Machine machine, String commit) {}

    private SoukOptions options() {
        return BaselineSystem.withHighLimits(systems.options("protocols"))
                .with(OptionalPart.GRPC)
                .with(OptionalPart.STOREFRONT)
                .withEnvironment(Topology.ORDERS.name(), "SOUK_ORDER_DEADLINE", DEADLINE)
                .withEnvironment(Topology.STOREFRONT.name(), "SOUK_STOREFRONT_WEBSOCKET_MESSAGESPERSECOND", MESSAGES);
    }

    private ProtocolsResult measure(RunningSouk souk, Header header) throws IOException, InterruptedException {
        HttpAddress gateway = HttpAddress.plain(URI.create(souk.gateway()));
        try (Shop shop = Shop.open(gateway, souk.status().admin(), plan.users())) {
            var system = new ProtocolSystem(souk, shop, plan, new ConcurrentSkipListMap<>(), systems.progress());
            warmUp(system);
            var others = new OtherPrograms();
            List<ReadFigures> reads = reads(system);
            List<StreamFigures> streams = streams(system);
            double othersPercent = Math.round(others.percent());
            system.progress().accept("slow and broken network");
            List<SlowFigures> slow = new SlowNetwork(system).measure();
            List<FaultFigures> faults = new ArrayList<>(new ReadFaults(system).measure());
            faults.addAll(new StreamFaults(system).measure());
            return new ProtocolsResult(
                    header.now(),
                    header.machine(),
                    plan.brief(),
                    header.commit(),
                    plan.users(),
                    othersPercent,
                    reads,
                    streams,
                    slow,
                    faults,
                    system.failures());
        }
    }

    private static void warmUp(ProtocolSystem system) throws IOException {
        system.progress().accept("warm up");
        for (ReadProtocol protocol : ReadProtocol.values()) {
            new ReadCosts(system, protocol).warmUp();
        }
        for (StreamProtocol protocol : StreamProtocol.values()) {
            new StreamCosts(system, protocol).warmUp();
        }
    }

    private static List<ReadFigures> reads(ProtocolSystem system) throws IOException {
        var figures = new ArrayList<ReadFigures>();
        for (ReadProtocol protocol : ReadProtocol.values()) {
            system.progress().accept("get a user: " + protocol.title());
            figures.add(new ReadCosts(system, protocol).measure());
        }
        return figures;
    }

    private static List<StreamFigures> streams(ProtocolSystem system) throws IOException {
        var figures = new ArrayList<StreamFigures>();
        for (StreamProtocol protocol : StreamProtocol.values()) {
            system.progress().accept("watch an order: " + protocol.title());
            figures.add(new StreamCosts(system, protocol).measure());
        }
        return figures;
    }
}
