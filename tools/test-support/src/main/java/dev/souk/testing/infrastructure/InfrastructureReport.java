package dev.souk.testing.infrastructure;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.springframework.test.context.ContextConfiguration;

/** Prints at the end of a run how many tests used which infrastructure; loaded by JUnit as a service. */
public final class InfrastructureReport implements TestExecutionListener {

    private final Set<String> classes = new HashSet<>();
    private int onInfrastructure;
    private int withoutInfrastructure;

    /** Called by JUnit. */
    public InfrastructureReport() {}

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        if (identifier.isTest() && identifier.getSource().orElse(null) instanceof MethodSource method) {
            count(method.getJavaClass());
        }
    }

    private void count(Class<?> testClass) {
        if (SharedInfrastructure.wasUsed() || hasContext(testClass)) {
            classes.add(testClass.getName());
        }
        if (classes.contains(testClass.getName())) {
            onInfrastructure++;
        } else {
            withoutInfrastructure++;
        }
    }

    private static boolean hasContext(Class<?> testClass) {
        return AnnotationSupport.findAnnotation(testClass, ContextConfiguration.class)
                .filter(context -> Arrays.asList(context.initializers()).contains(InfrastructureInitializer.class))
                .isPresent();
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (onInfrastructure > 0) {
            System.out.printf(
                    "%s: %s tests; %s others needed neither%n",
                    SharedInfrastructure.line(), onInfrastructure, withoutInfrastructure);
        }
    }
}
