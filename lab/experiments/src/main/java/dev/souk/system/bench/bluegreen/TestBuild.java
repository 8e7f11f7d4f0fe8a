package dev.souk.system.bench.bluegreen;

import dev.souk.launcher.api.SoukOptions;
import dev.souk.system.variants.BrokenJars;
import dev.souk.tools.checkout.SourceTree;
import java.util.List;

/**
 * A build that is released.
 *
 * @param name what is printed
 * @param defect the value of {@code SOUK_BROKEN}; empty for the build that runs already
 * @param analysed whether an analysis decides; without, the build takes the place of the old one at once
 */
public record TestBuild(String name, String defect, boolean analysed) {

    /** Every third answer is 500. */
    public static final String FAILING = "failing-responses";

    /** Each answer takes 0.3 s more. */
    public static final String SLOW = "slow-responses";

    private static final String MODULE = "common-lib/web";

    static final TestBuild GOOD = new TestBuild("good build", "", true);

    static List<TestBuild> all() {
        return List.of(
                GOOD,
                new TestBuild("every third answer is 500", FAILING, true),
                new TestBuild("answers are 0.3 s late", SLOW, true),
                new TestBuild("every third answer is 500, no analysis", FAILING, false),
                new TestBuild("answers are 0.3 s late, no analysis", SLOW, false));
    }

    boolean isGood() {
        return defect.isEmpty();
    }

    /** The same options, with the defect in an instance such as {@code user-service#3}. */
    public static SoukOptions with(String defect, String instance, SoukOptions options) {
        SourceTree source = options.source();
        return options.withEnvironment(instance, "SOUK_BROKEN", defect)
                .withJar(instance, BrokenJars.of(source.root(), MODULE));
    }
}
