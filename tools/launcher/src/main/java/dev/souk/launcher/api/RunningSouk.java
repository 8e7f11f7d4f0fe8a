package dev.souk.launcher.api;

import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.proxy.TcpProxy;
import java.util.List;

/** A system that this JVM has started. */
public interface RunningSouk extends SoukOperations, AutoCloseable {

    /**
     * Starts everything in parallel and returns when all of it is ready; stops everything if one process fails. What
     * the next start can use is then prepared in the background, unless the system is isolated.
     */
    void start();

    /** The URL of the gateway. */
    String gateway();

    /** The passwords of this system. */
    Secrets secrets();

    /** The routes with a proxy that it was started with. */
    List<ProxyRoute> routes();

    /** The proxy of one of these routes. */
    TcpProxy proxy(ProxyRoute route);

    /** Suspends processes until they are resumed, however long that takes; returns their names. */
    List<String> pause(String name);

    /** Stops everything and keeps the data. A second call waits for the first. */
    @Override
    void close();
}
