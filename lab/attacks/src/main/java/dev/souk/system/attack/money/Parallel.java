package dev.souk.system.attack.money;

import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends requests at the same time. */
final class Parallel {

    private Parallel() {}

    static List<Answer> send(Shop shop, List<Request> requests) throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> sent = threads.invokeAll(requests.stream()
                    .<Callable<Answer>>map(request -> () -> shop.send(request))
                    .toList());
            var answers = new ArrayList<Answer>();
            for (Future<Answer> answer : sent) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
