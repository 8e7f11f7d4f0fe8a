package dev.souk.system.bench.result;

import dev.souk.system.bench.measured.Side;
import java.io.IOException;
import java.util.List;

/**
 * What was measured.
 *
 * @param label A or B
 * @param commit of its source tree
 * @param options of {@code ./souk up}
 */
public record MeasuredSide(String label, String commit, List<String> options) {

    /** The side with the commit that its source tree has now. */
    public static MeasuredSide of(Side side) throws IOException, InterruptedException {
        return new MeasuredSide(side.label(), Commit.of(side.tree()), side.words());
    }

    @Override
    public String toString() {
        String with = options.isEmpty() ? "" : ", up " + String.join(" ", options);
        return "%s: %s%s".formatted(label, commit, with);
    }
}
