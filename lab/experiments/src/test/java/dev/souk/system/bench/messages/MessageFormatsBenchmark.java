package dev.souk.system.bench.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** {@code ./mvnw -Pbenchmarks -pl :system-tests -am verify -Dit.test=MessageFormatsBenchmark}: two minutes. */
class MessageFormatsBenchmark {

    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final int FIGURES = 4 * Sample.values().length;

    @Test
    void bothFormatsAreMeasuredForEachMessage() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(MessageFormats.class.getName() + "\\.")
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();

        for (Sample message : Sample.values()) {
            System.out.printf(
                    "BENCHMARK %s: %d bytes of JSON, %d of Protobuf%n",
                    message,
                    message.jackson().write().length,
                    message.protobuf().write().length);
        }
        results.stream().map(MessageFormatsBenchmark::line).sorted().forEach(System.out::println);
        assertThat(results)
                .hasSize(FIGURES)
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getScore()).isPositive());
    }

    private static String line(RunResult result) {
        Result<?> time = result.getPrimaryResult();
        return String.format(
                Locale.ROOT,
                "BENCHMARK %-18s %-15s median %8.0f ns, p90 %8.0f ns, %6.0f bytes allocated",
                result.getParams().getParam("message"),
                time.getLabel(),
                time.getStatistics().getPercentile(50),
                time.getStatistics().getPercentile(90),
                Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED))
                        .getScore());
    }
}
