package dev.souk.launcher.demo.resilience;

import dev.souk.launcher.demo.resilience.Answers.Answer;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends the same call at a fixed rate, however long the answers take, until it is closed. */
final class SteadyCaller implements AutoCloseable {

    private final SoukClient client;
    private final Call call;
    private final List<Answers> phases = new CopyOnWriteArrayList<>(List.of(new Answers()));
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    private SteadyCaller(SoukClient client, Call call) {
        this.client = client;
        this.call = call;
    }

    static SteadyCaller start(SoukClient client, Call call, int perSecond) {
        var caller = new SteadyCaller(client, call);
        long period = TimeUnit.SECONDS.toNanos(1) / perSecond;
        var _ = caller.timer.scheduleAtFixedRate(
                () -> caller.calls.execute(caller::send), 0, period, TimeUnit.NANOSECONDS);
        return caller;
    }

    private void send() {
        Answers answers = phases.getLast();
        answers.add(answer(client, call));
    }

    /** Sends a call, and waits for its answer. */
    static Answer answer(SoukClient client, Call call) {
        long begin = System.nanoTime();
        try {
            Reply reply = client.send(call);
            return new Answer(reply.status(), reply.text("detail"), Durations.since(begin));
        } catch (IOException noAnswer) {
            return new Answer(0, "", Durations.since(begin));
        }
    }

    /** Collects the answers to the calls that are sent from now on separately. */
    void beginPhase() {
        phases.add(new Answers());
    }

    /** The answers to the calls of each phase. */
    List<Answers> phases() {
        return List.copyOf(phases);
    }

    /** Sends no more calls, and waits for the answers to those that were sent. */
    @Override
    public void close() {
        timer.close();
        calls.close();
    }
}
