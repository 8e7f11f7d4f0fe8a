package dev.souk.system.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration DURATION = Duration.ofMillis(500);

    /** Of a closed loop: longer than a busy machine may stall. */
    private static final Duration CLOSED = Duration.ofSeconds(3);

    private final AtomicInteger performed = new AtomicInteger();

    /** One pause of 400 ms makes 20 requests of 50 a second late; only one of them was slow. */
    @Test
    void inAnOpenLoopWhatWaitsForASlowRequestIsSlowToo() throws InterruptedException {
        var customer = new Customer(HttpAddress.plain("http://localhost"), "a@souk.example", "secret", "item");
        var alone = new Shop(List.of(customer));

        Outcome outcome = Load.open(50, () -> alone.perform(_ -> pauseOnce(), LONGEST_WAIT), DURATION);

        assertThat(outcome.done()).isEqualTo(25);
        assertThat(outcome.millisAt(100)).isGreaterThanOrEqualTo(PAUSE.toMillis() * 0.99);
        assertThat(outcome.millisAt(50)).isGreaterThan(100);
    }

    @Test
    void inAClosedLoopTheNextRequestWaitsForTheLast() {
        Outcome outcome = Load.closed(List.of(this::pauseOnce), CLOSED);

        assertThat(outcome.done()).isGreaterThan(1);
        assertThat(outcome.millisAt(50)).isLessThan(100);
    }

    @Test
    void allUsersOfAClosedLoopWorkAtTheSameTime() {
        var together = new CyclicBarrier(3);

        Outcome outcome = Load.closed(Collections.nCopies(3, () -> await(together)), CLOSED);

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.done()).isGreaterThanOrEqualTo(3);
        assertThat(outcome.perSecond()).isPositive();
    }

    @Test
    void aFailureIsCountedByKindAndIsNoWorkDone() throws InterruptedException {
        Work failing = () -> {
            throw new IOException(performed.incrementAndGet() % 5 == 0 ? "POST /orders 503" : "lost");
        };

        Outcome outcome = Load.open(50, failing, DURATION);

        assertThat(outcome.errors()).containsEntry("POST /orders 503", 5L).containsEntry("lost", 20L);
        assertThat(outcome.done()).isZero();
        assertThat(outcome.perSecond()).isZero();
    }

    @Test
    void whatNobodyIsFreeForFails() throws InterruptedException {
        var nobody = new Shop(List.of());

        Outcome outcome = Load.open(50, () -> nobody.perform(_ -> {}, Duration.ZERO), DURATION);

        assertThat(outcome.errors()).containsOnly(entry("not sent: all customers wait for a response", 25L));
    }

    /** What begins before it is due seems to take no time. */
    @Test
    void workOfIndependentUsersNeverBeginsBeforeItIsDue() throws InterruptedException {
        var early = new ConcurrentLinkedQueue<Long>();

        var outcome = new Outcome();

        Load.open(300, DURATION, outcome, due -> {
            performed.incrementAndGet();
            if (System.nanoTime() < due) {
                early.add(due);
            }
        });

        assertThat(outcome.failed()).isZero();
        assertThat(performed).hasValue(150);
        assertThat(early).isEmpty();
    }

    private void pauseOnce() throws IOException {
        if (performed.getAndIncrement() == 0) {
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            assertThat(new Semaphore(0).tryAcquire(PAUSE.toNanos(), TimeUnit.NANOSECONDS))
                    .isFalse();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    /** Each user waits here once: a second time there may be none to meet. */
    private void await(CyclicBarrier barrier) throws IOException {
        if (performed.getAndIncrement() < barrier.getParties()) {
            try {
                barrier.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
                throw new IOException(alone);
            }
        }
    }
}
