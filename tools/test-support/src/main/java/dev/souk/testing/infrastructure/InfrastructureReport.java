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

/** Says at the end of a run how many tests stood on the infrastructure, and on which; found by JUnit as a service. */
public final class InfrastructureReport implements TestExecutionListener {

    private final Set<String> classes = new HashSet<>();
    private int onInfrastructure;
    private int onNothing;

    /** Made by JUnit. */
    public InfrastructureReport() {}

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        if (identifier.isTest() && identifier.getSource().orElse(null) instanceof MethodSource method) {
            count(method.getJavaClass());
        }
    }

    private void count(Class<?> testClass) {
        if (SharedInfrastructure.wasAsked() || hasContext(testClass)) {
            classes.add(testClass.getName());
        }
        if (classes.contains(testClass.getName())) {
            onInfrastructure++;
        } else {
            onNothing++;
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
                    "%s: %d tests; %d others needed neither%n",
                    SharedInfrastructure.line(), onInfrastructure, onNothing);
        }
    }
}
