package dev.souk.system.bench.release;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.variants.BrokenJars;
import java.util.List;

/**
 * A build that is released.
 *
 * @param name what is printed
 * @param defect the value of {@code SOUK_BROKEN}; empty for the build that runs already
 * @param analysed whether an analysis decides; without, the build takes the place of the old one at once
 */
record TestBuild(String name, String defect, boolean analysed) {

    private static final String FAILING = "failing-responses";
    private static final String SLOW = "slow-responses";
    private static final double TOLERATED_SHARE = 0.01;

    static final List<TestBuild> ALL = List.of(
            new TestBuild("good build", "", true),
            new TestBuild("every third response is 500", FAILING, true),
            new TestBuild("responses are 0.3 s late", SLOW, true),
            new TestBuild("every third response is 500, no analysis", FAILING, false),
            new TestBuild("responses are 0.3 s late, no analysis", SLOW, false));

    /** How a release ended; the reason is empty if the new version runs now. */
    record Released(boolean promoted, String reason) {}

    /** Options of a system whose new instances, which get the next numbers, have the defect. */
    SoukOptions applied(SoukOptions options, ServiceDefinition service, int instances) {
        SoukOptions broken = options.with(service.name(), instances);
        for (int number = instances + 1; number <= 2 * instances && !defect.isEmpty(); number++) {
            String instance = service.nameOf(number);
            broken = broken.withEnvironment(instance, "SOUK_BROKEN", defect)
                    .withJar(instance, BrokenJars.of(options.source().root(), "common-lib/web"));
        }
        return broken;
    }

    /**
     * A good build is promoted without a failed call, a bad one is back for what its calls showed, with at most 1 %.
     */
    boolean endsAsRequired(Released released, Outcome calls) {
        boolean isGood = defect.isEmpty();
        boolean isTolerable = isGood ? calls.failed() == 0 : calls.failed() <= TOLERATED_SHARE * calls.requests();
        boolean isExplained = isGood || !released.reason().isEmpty();
        return !analysed || (calls.requests() > 0 && released.promoted() == isGood && isTolerable && isExplained);
    }
}
