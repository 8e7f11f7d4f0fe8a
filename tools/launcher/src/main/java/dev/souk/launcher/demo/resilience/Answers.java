package dev.souk.launcher.demo.resilience;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** What a caller got: the status of each call, why it failed, and how long it took. */
final class Answers {

    /**
     * One answer.
     *
     * @param status 0 if the connection was lost or there was none in time
     * @param detail of the problem that the server describes; empty if it describes none
     */
    record Answer(int status, String detail, Duration took) {

        boolean isFailure() {
            return status == 0 || status >= 500;
        }
    }

    private final Queue<Answer> all = new ConcurrentLinkedQueue<>();

    void add(Answer answer) {
        all.add(answer);
    }

    int count() {
        return all.size();
    }

    long count(int status) {
        return all.stream().filter(answer -> answer.status() == status).count();
    }

    /** Those that were not answered, or by an error of the server. */
    long failures() {
        return all.stream().filter(Answer::isFailure).count();
    }

    /** How many calls failed, and what the server said about them: each description once. */
    String failureReport() {
        String reasons = all.stream()
                .filter(Answer::isFailure)
                .map(Answer::detail)
                .filter(detail -> !detail.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
        return "%s of %s calls failed: %s%s"
                .formatted(failures(), count(), this, reasons.isEmpty() ? "" : ". " + reasons);
    }

    /** The median of those with this status; zero if there are none. */
    Duration median(int status) {
        return median(all.stream().filter(answer -> answer.status() == status).toList());
    }

    private static Duration median(Collection<Answer> answers) {
        List<Duration> sorted = answers.stream().map(Answer::took).sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2);
    }

    /** Such as {@code 6 × 200 (median 9 ms), 29 × 504 (median 5.0 s)}. */
    @Override
    public String toString() {
        if (all.isEmpty()) {
            return "nothing";
        }
        var byStatus = all.stream().collect(Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.toList()));
        return byStatus.entrySet().stream()
                .map(entry -> "%s × %s (median %s)"
                        .formatted(
                                entry.getValue().size(),
                                entry.getKey() == 0 ? "no answer" : entry.getKey(),
                                Durations.text(median(entry.getValue()))))
                .collect(Collectors.joining(", "));
    }
}
