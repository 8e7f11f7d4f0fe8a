package dev.souk.launcher.running;

import dev.souk.launcher.control.ControlServer;
import dev.souk.launcher.control.Operations;
import dev.souk.launcher.control.SoukStatus;
import dev.souk.launcher.report.Progress;
import dev.souk.launcher.report.Reporter;
import dev.souk.launcher.report.SoukFailure;
import dev.souk.launcher.state.FolderLock;
import dev.souk.launcher.state.RunNote;
import dev.souk.launcher.state.StateFolder;
import dev.souk.launcher.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A system that runs, from the first process to the last. */
public final class RunningSouk implements Operations, AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(6);

    private final StateFolder state;
    private final FolderLock lock;
    private final Environment environment;
    private final Members members;
    private final Reporter reporter;
    private final ControlServer control;
    private final CountDownLatch unwanted = new CountDownLatch(1);
    private final RunNote note;
    private boolean closed;

    RunningSouk(StateFolder state, FolderLock lock, Environment environment, Members members, Reporter reporter) {
        this.state = state;
        this.lock = lock;
        this.environment = environment;
        this.members = members;
        this.reporter = reporter;
        String token = UUID.randomUUID().toString();
        this.control = ControlServer.start(token, this);
        this.note = new RunNote(ProcessHandle.current().pid(), control.port(), token, false);
        note.write(state);
    }

    /** Starts everything at once and returns when all of it can do its work; stops everything when one part fails. */
    public void start() {
        try {
            members.start();
        } catch (SoukFailure failure) {
            reporter.report(new Progress.Failed(failure.explanation()));
            close();
            throw failure;
        }
    }

    /** Tells the other commands that everything is ready. */
    public void announce() {
        note.whenReady().write(state);
    }

    /** Returns when somebody wants the system to end. */
    public void awaitDown() throws InterruptedException {
        unwanted.await();
    }

    /** The one door. */
    public String gateway() {
        return environment.url(Topology.GATEWAY);
    }

    @Override
    public SoukStatus status() {
        return new Survey(environment, members, control.port()).take();
    }

    @Override
    public List<String> kill(String typed, boolean force) {
        List<Member> alive =
                members.named(typed).stream().filter(Member::isAlive).toList();
        if (alive.isEmpty()) {
            throw new SoukFailure("%s is not running.".formatted(typed));
        }
        return each(alive, force ? Member::kill : member -> member.stop(STOP_LIMIT));
    }

    /** Freezes processes (STOP): they keep their memory and connections and do nothing. Not on Windows. */
    public List<String> pause(String typed) {
        return each(members.named(typed), Member::pause);
    }

    /** Lets frozen processes go on (CONT); the others do not notice. */
    public List<String> resume(String typed) {
        return each(members.named(typed), Member::resume);
    }

    /** The port of the server to which the detour's proxy has to forward. */
    public int behind(Detour detour) {
        return environment.ways().behind(detour);
    }

    @Override
    public List<String> start(String typed) {
        List<Member> down = members.named(typed).stream()
                .filter(member -> !member.isAlive())
                .toList();
        if (down.isEmpty()) {
            throw new SoukFailure("%s is running already.".formatted(typed));
        }
        return each(down, Member::start);
    }

    @Override
    public List<String> restart(String typed) {
        return each(members.named(typed), member -> {
            member.stop(STOP_LIMIT);
            member.start();
        });
    }

    private static List<String> each(List<Member> some, Consumer<Member> deed) {
        Members.inParallel(some, deed);
        return some.stream().map(Member::name).toList();
    }

    @Override
    public void down() {
        unwanted.countDown();
    }

    /** Stops everything; data stay. Whoever calls it second waits for the first. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        long begin = System.nanoTime();
        reporter.report(new Progress.Stopping());
        members.end();
        control.close();
        RunNote.remove(state);
        lock.close();
        reporter.report(new Progress.Stopped(Duration.ofNanos(System.nanoTime() - begin)));
        down();
    }
}
