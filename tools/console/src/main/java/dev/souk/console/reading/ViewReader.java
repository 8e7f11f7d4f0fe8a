package dev.souk.console.reading;

import dev.souk.console.system.SystemView;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What the console shows: each reading, with the rates since the one before. */
public final class ViewReader implements AutoCloseable {

    private final SystemReader reader;
    private final Clock clock;
    private @Nullable Reading last;

    /** Of what this reader reads, which is closed with it. */
    public ViewReader(SystemReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** The system now. */
    public synchronized SystemView read() throws InterruptedException {
        Reading now = reader.read();
        Reading before = last == null ? now : last;
        last = now;
        return Views.of(new Interval(before, now), clock.instant());
    }

    @Override
    public void close() {
        reader.close();
    }
}
