package dev.souk.system.profile;

import dev.souk.system.profile.Profile.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The most important shares of a profile, for a terminal. */
final class ProfileText {

    private static final int ROWS = 20;

    private ProfileText() {}

    /**
     * The lines.
     *
     * @param used CPU time of the process, of which samples of Java code are only a part
     */
    static List<String> lines(String title, Duration used, Profile profile) {
        String label = profile.type().label();
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %s samples (%s); the process used %.1f s of CPU time",
                title,
                profile.samples(),
                profile.event(),
                used.toMillis() / 1000.0));
        lines.addAll(table(label + " by class of Souk, with the libraries that it calls", profile.classes()));
        lines.addAll(table(label + " by package, the innermost one outside the JDK", profile.packages()));
        lines.addAll(table(label + " by method, without what it calls", profile.methods()));
        lines.addAll(table(label + " by class", profile.allocatedClasses()));
        return lines;
    }

    private static List<String> table(String heading, List<Share> shares) {
        if (shares.isEmpty()) {
            return List.of();
        }
        var rows = shares.stream().limit(ROWS).map(ProfileText::row);
        return Stream.concat(Stream.of(heading), Stream.concat(rows, others(shares).stream()))
                .toList();
    }

    private static String row(Share share) {
        return String.format(Locale.ROOT, "  %5.1f %%  %s", share.part() * 100, share.name());
    }

    private static List<String> others(List<Share> shares) {
        double rest = shares.stream().skip(ROWS).mapToDouble(Share::part).sum();
        return shares.size() > ROWS
                ? List.of(row(new Share("%s others".formatted(shares.size() - ROWS), rest)))
                : List.of();
    }
}
