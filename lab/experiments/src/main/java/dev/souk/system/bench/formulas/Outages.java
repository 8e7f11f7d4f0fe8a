package dev.souk.system.bench.formulas;

import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.chaos.environment.Pacing;
import dev.souk.tools.client.SoukClient;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Two instances that are killed and started again. Of n² slots of equal length one is down in the first n, the other in
 * each n-th: both at once as often as if they failed independently. Random failures would need hours for that.
 */
record Outages(RunningSouk souk, int n, Duration slot) {

    /** From the beginning of the first slot to the end of the last one. */
    Duration length() {
        return slot.multipliedBy(n).multipliedBy(n);
    }

    static boolean isFirstDown(int number, int n) {
        return number >= 0 && number < n;
    }

    static boolean isSecondDown(int number, int n) {
        return number >= 0 && number % n == 0;
    }

    /** Kills and starts them in a thread of its own. */
    Thread begin(String first, String second) {
        return Pacing.start(() -> {
            for (int number = 0; number < n * n; number++) {
                change(first, isFirstDown(number - 1, n), isFirstDown(number, n));
                change(second, isSecondDown(number - 1, n), isSecondDown(number, n));
                Pacing.pause(slot);
            }
        });
    }

    /** An instance that is started is ready some seconds later. */
    private void change(String name, boolean wasDown, boolean isDown) {
        if (isDown && !wasDown) {
            souk.kill(name, true);
        } else if (wasDown && !isDown) {
            Thread.ofVirtual().start(() -> souk.start(name));
        }
    }

    /** Whether an instance says that it is ready: 1 or 0. */
    Callable<Double> readiness(String name) {
        String url = souk.status().processes().stream()
                .filter(process -> process.name().equals(name))
                .map(ProcessStatus::managementUrl)
                .findFirst()
                .orElseThrow();
        return () -> SoukClient.status(url + "/actuator/health/readiness") == 200 ? 1.0 : 0.0;
    }
}
