package dev.souk.console;

import dev.souk.console.system.MonitoredSystem;
import dev.souk.console.system.ServiceTopics;
import dev.souk.console.system.TopicRecord;
import dev.souk.tools.ToolException;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.ProcessStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Remembers what was done to its processes; has one of the name {@code order-service#1}. */
final class FakeSystem implements MonitoredSystem {

    private final String gateway;
    private final List<String> actions = new ArrayList<>();

    FakeSystem(String gateway) {
        this.gateway = gateway;
    }

    List<String> actions() {
        return actions;
    }

    @Override
    public String gateway() {
        return gateway;
    }

    @Override
    public String issuer() {
        return gateway + "/provider/";
    }

    @Override
    public List<ProcessStatus> processes() {
        return List.of();
    }

    @Override
    public List<ServiceTopics> services() {
        return List.of(topics("order-service"), topics("cart-service"));
    }

    private static ServiceTopics topics(String service) {
        return new ServiceTopics(service, List.of(), List.of());
    }

    @Override
    public Map<String, String> registryStates(List<ProcessStatus> processes) {
        return Map.of();
    }

    @Override
    public SoukClient client(String service, String url, Duration timeout) {
        return new SoukClient(url, timeout);
    }

    @Override
    public List<String> perform(String action, String process) {
        if (!process.equals("order-service#1")) {
            throw new ToolException("There is no process " + process + ".");
        }
        actions.add(action + " " + process);
        return List.of(process);
    }

    @Override
    public List<TopicRecord> latestRecords(String topic, int limit) {
        if (!topic.equals("souk.orders")) {
            throw new ToolException("There is no topic " + topic + ".");
        }
        var now = Instant.parse("2026-11-20T09:30:00Z");
        return List.of(new TopicRecord(0, 7, now, "key", Map.of("ce_type", "placed"), "{}"));
    }
}
