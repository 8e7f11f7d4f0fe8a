package dev.souk.common.consumer;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** A {@link GroupMember} and what it has consumed so far. */
final class MemberProcess implements AutoCloseable {

    private final Process process;
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

    /** A record of a partition, and when it was consumed (System.nanoTime). */
    record Seen(int partition, long at) {}

    MemberProcess(String topic, List<String> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                GroupMember.class.getName(),
                topic));
        command.addAll(settings);
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        BufferedReader lines = process.inputReader();
        lines.lines()
                .filter(line -> line.matches("\\d+"))
                .forEach(line -> seen.add(new Seen(Integer.parseInt(line), System.nanoTime())));
    }

    /** What it consumed after {@code from}, oldest first. */
    List<Seen> since(long from) {
        return seen.stream().filter(one -> one.at() > from).toList();
    }

    Set<Integer> partitionsSince(long from) {
        return since(from).stream().map(Seen::partition).collect(Collectors.toSet());
    }

    /** As kill -9 does. */
    void kill() {
        process.toHandle().destroyForcibly(); // leaves its output to be read to the end
    }

    @Override
    public void close() {
        kill();
    }
}
