package dev.souk.launcher.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.console.metrics.CallFigures;
import dev.souk.console.metrics.CallObserver;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.launcher.api.SoukOperations.Operation;
import dev.souk.launcher.api.SoukOperations.Operation.OnProcesses;
import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.tools.ToolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With 100 calls a second, of which the new version gets its share, and a clock that jumps. */
class BlueGreenReleaseTest {

    private static final double MILLIS = 0.001;

    private final FakeShop shop = new FakeShop();
    private final ReleasePlan plan =
            ReleasePlan.of(new Operation.BeginRelease("cart-service", "2", null), Duration.ofSeconds(30), 100);

    @Test
    void aHealthyVersionIsPromotedAfterThreeStages() throws InterruptedException {
        BlueGreenRelease.Result result = release();

        assertThat(result.promoted()).isTrue();
        assertThat(shop.done).containsExactly("begin", "10 %", "50 %", "100 %", "complete");
        assertThat(shop.seconds).isEqualTo(90);
    }

    @Test
    void aVersionThatFailsIsBackWithinSeconds() throws InterruptedException {
        shop.failing = 0.3;

        BlueGreenRelease.Result result = release();

        assertThat(result.promoted()).isFalse();
        assertThat(result.reason()).contains("6 of 20 calls failed");
        assertThat(shop.done).containsExactly("begin", "10 %", "abandon");
        assertThat(shop.seconds).isEqualTo(2);
    }

    @Test
    void aSlowVersionIsBackAfterTheFirstStageAndASecondLook() throws InterruptedException {
        shop.millis = 300;

        assertThat(release().reason()).contains("300 ms");
        assertThat(shop.done).containsExactly("begin", "10 %", "abandon");
        assertThat(shop.seconds).isEqualTo(30 + 15);
    }

    @Test
    void aVersionThatIsSlowAtFirstAloneIsPromoted() throws InterruptedException {
        shop.millis = 2_000;
        shop.warmAfter = 14;

        assertThat(release().promoted()).isTrue();
        assertThat(shop.seconds).isEqualTo(90);
    }

    @Test
    void aVersionThatIsSlowForLongerIsPromotedIfTheSecondLookFindsItFast() throws InterruptedException {
        shop.millis = 2_000;
        shop.warmAfter = 30;

        assertThat(release().promoted()).isTrue();
        assertThat(shop.seconds).isEqualTo(90 + 15);
    }

    @Test
    void aVersionWithoutCallsIsNeverPromoted() throws InterruptedException {
        shop.perSecond = 0;

        assertThat(release().reason()).isEqualTo("not enough is known after 120 s: 0 of 100 calls to the new version");
        assertThat(shop.done).containsExactly("begin", "10 %", "abandon");
    }

    @Test
    void aStageWaitsForEnoughCalls() throws InterruptedException {
        shop.perSecond = 20;

        assertThat(release().promoted()).isTrue();
        assertThat(shop.seconds).isEqualTo(75 + 30 + 30);
    }

    @Test
    void aReleaseWhoseMetricsCannotBeReadIsNeverPromoted() throws InterruptedException {
        shop.readable = false;

        assertThat(release().reason()).contains("the metrics of a caller cannot be read");
        assertThat(shop.done).endsWith("abandon").doesNotContain("complete");
    }

    @Test
    void anAnalysisThatFailsEndsTheNewVersion() {
        shop.defectAfter = 40;

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::release);
        assertThat(shop.done).containsExactly("begin", "10 %", "50 %", "abandon");
    }

    @Test
    void aVersionThatCannotBePromotedIsEnded() {
        shop.completes = false;

        assertThatExceptionOfType(ToolException.class).isThrownBy(this::release);
        assertThat(shop.done).containsExactly("begin", "10 %", "50 %", "100 %", "complete", "abandon");
    }

    @Test
    void aVersionThatDoesNotStartGetsNoCalls() {
        shop.starts = false;

        assertThatExceptionOfType(ToolException.class).isThrownBy(this::release);
        assertThat(shop.done).containsExactly("begin");
    }

    private BlueGreenRelease.Result release() throws InterruptedException {
        return new BlueGreenRelease(plan, shop, shop, shop).run(_ -> {});
    }

    private static final class FakeShop implements SoukOperations, CallObserver, Pace {

        private final List<String> done = new ArrayList<>();
        private double perSecond = 100;
        private double failing;
        private double millis = 10;
        private int warmAfter = Integer.MAX_VALUE;
        private int defectAfter = Integer.MAX_VALUE;
        private boolean readable = true;
        private boolean starts = true;
        private boolean completes = true;
        private int percent;
        private int seconds;
        private CallFigures next = CallFigures.NONE;
        private CallFigures before = CallFigures.NONE;

        @Override
        public SoukStatus status() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> perform(Operation operation) {
            switch (operation) {
                case Operation.BeginRelease _ -> {
                    done.add("begin");
                    require(starts, "It was not ready after 120 s.");
                }
                case Operation.ShareCalls(String _, int share) -> {
                    percent = share;
                    if (!done.getLast().equals(share + " %")) {
                        done.add(share + " %");
                    }
                }
                case OnProcesses(Verb verb, String _)
                when verb == Verb.ABANDON_RELEASE -> {
                    done.add("abandon");
                    return List.of("cart-service#1");
                }
                case OnProcesses(Verb verb, String _)
                when verb == Verb.COMPLETE_RELEASE -> {
                    done.add("complete");
                    require(completes, "cart-service#2 is not ready.");
                }
                default -> throw new UnsupportedOperationException();
            }
            return List.of("cart-service#2");
        }

        private static void require(boolean works, String failure) {
            if (!works) {
                throw new ToolException(failure);
            }
        }

        @Override
        public long nanoTime() {
            return Duration.ofSeconds(seconds).toNanos();
        }

        @Override
        public void pause(Duration duration) {
            seconds += Math.toIntExact(duration.toSeconds());
            double calls = perSecond * percent / 100;
            double latency = seconds > warmAfter ? 10 : millis;
            next = next.plus(figures(calls, calls * failing, latency));
            before = before.plus(figures(perSecond - calls, 0, 10));
        }

        private static CallFigures figures(double calls, double failures, double millis) {
            return new CallFigures(calls, failures, calls - failures, (calls - failures) * millis * MILLIS);
        }

        @Override
        public boolean read() {
            if (seconds > defectAfter) {
                throw new IllegalStateException("a defect");
            }
            return readable;
        }

        @Override
        public CallFigures next() {
            return next;
        }

        @Override
        public CallFigures before() {
            return before;
        }
    }
}
