package dev.souk.common.consumer;

import dev.souk.common.consumer.MemberProcess.Seen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * How long the records of a killed consumer wait for the remaining one: two processes share four partitions with 50
 * records a second each, one is killed (-9). And how long the partitions of the remaining one pause meanwhile.
 */
class ResumeBenchmark {

    private static final int RUNS = Integer.getInteger("souk.benchmark.runs", 5);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final List<Candidate> CANDIDATES = List.of(
            Candidate.classic(45_000),
            Candidate.classic(6_000),
            Candidate.classic(6_000).withStaticMembers(),
            Candidate.classic(6_000).withStaticMembers().startedAgain(),
            Candidate.classic(3_000),
            Candidate.classic(1_500),
            Candidate.cooperative(3_000),
            Candidate.kip848(6_000),
            Candidate.kip848(3_000),
            Candidate.kip848(1_500));

    private static EmbeddedKafkaKraftBroker kafka;
    private static Admin admin;
    private static int number;

    private record Result(long resumedAfter, long stoodStill) {}

    @BeforeAll
    static void start() {
        kafka = new EmbeddedKafkaKraftBroker(1, 1);
        kafka.brokerProperties(Map.of(
                "group.initial.rebalance.delay.ms", "0",
                "offsets.topic.num.partitions", "1",
                "group.min.session.timeout.ms", "1000",
                "group.consumer.min.session.timeout.ms", "1000",
                "group.consumer.min.heartbeat.interval.ms", "100"));
        kafka.afterPropertiesSet();
        admin = Admin.create(Map.of("bootstrap.servers", kafka.getBrokersAsString()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.destroy();
    }

    @Test
    void timeToResume() throws Exception {
        System.out.printf("%n| how a dead member is noticed | resumed after, median (most) | others stand still |%n");
        System.out.printf("| --- | --- | --- |%n");
        for (Candidate candidate : CANDIDATES) {
            var results = new ArrayList<Result>();
            for (int run = 0; run < (candidate.session() > 10_000 ? 1 : RUNS); run++) {
                results.add(run(candidate));
            }
            List<Long> resumed =
                    results.stream().map(Result::resumedAfter).sorted().toList();
            long still = results.stream().mapToLong(Result::stoodStill).max().orElseThrow();
            System.out.printf(
                    "| %s | %d ms (%d ms) | %d ms |%n",
                    candidate, resumed.get(resumed.size() / 2), resumed.getLast(), still);
        }
    }

    private static Result run(Candidate candidate) throws Exception {
        String name = "resume-" + ++number;
        kafka.addTopics(new NewTopic(name, 4, (short) 1));
        tellBroker(name, candidate);
        try (var records = new SteadyRecords(kafka.getBrokersAsString());
                var dying = member(name, "first", candidate);
                var staying = member(name, "second", candidate)) {
            records.begin(name);
            awaitShared(dying, staying);
            Set<Integer> orphans = dying.partitionsSince(System.nanoTime() - SECOND);
            long killedAt = System.nanoTime();
            dying.kill();
            if (!candidate.comesBack()) {
                return result(orphans, killedAt, staying, staying);
            }
            try (var again = member(name, "first", candidate)) {
                return result(orphans, killedAt, again, staying);
            }
        }
    }

    private static void tellBroker(String group, Candidate candidate) throws Exception {
        if (!candidate.isClassic()) {
            var settings = Map.of(
                    "consumer.session.timeout.ms", candidate.session(),
                    "consumer.heartbeat.interval.ms", candidate.heartbeat());
            List<AlterConfigOp> operations = settings.entrySet().stream()
                    .map(setting -> new AlterConfigOp(
                            new ConfigEntry(setting.getKey(), setting.getValue().toString()), AlterConfigOp.OpType.SET))
                    .toList();
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.GROUP, group), operations))
                    .all()
                    .get();
        }
    }

    private static MemberProcess member(String name, String member, Candidate candidate) throws IOException {
        Map<String, String> settings = new HashMap<>(candidate.settings(member));
        settings.put("bootstrap.servers", kafka.getBrokersAsString());
        settings.put("group.id", name);
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        return new MemberProcess(
                name,
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toList());
    }

    private static void awaitShared(MemberProcess one, MemberProcess other) {
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> {
            long lately = System.nanoTime() - SECOND;
            return one.partitionsSince(lately).size() == 2
                    && other.partitionsSince(lately).size() == 2;
        });
    }

    private static Result result(Set<Integer> orphans, long killedAt, MemberProcess successor, MemberProcess staying) {
        Awaitility.await()
                .atMost(90, TimeUnit.SECONDS)
                .until(() -> successor.partitionsSince(killedAt).containsAll(orphans));
        long resumed = orphans.stream()
                .mapToLong(partition -> first(successor.since(killedAt), partition))
                .max()
                .orElseThrow();
        Awaitility.await().until(() -> System.nanoTime() > resumed + SECOND);
        List<Seen> own = staying.since(killedAt).stream()
                .filter(seen -> !orphans.contains(seen.partition()))
                .toList();
        return new Result((resumed - killedAt) / 1_000_000, longestGap(own, killedAt) / 1_000_000);
    }

    private static long first(List<Seen> seen, int partition) {
        return seen.stream()
                .filter(one -> one.partition() == partition)
                .mapToLong(Seen::at)
                .min()
                .orElseThrow();
    }

    private static long longestGap(List<Seen> seen, long from) {
        long longest = 0;
        long last = from;
        for (Seen one : seen) {
            longest = Math.max(longest, one.at() - last);
            last = one.at();
        }
        return longest;
    }
}
