package dev.souk.console.web;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** Opens HTTP servers of the JDK, with the settings that it reads once for all servers of a process. */
public final class HttpServers {

    private static final int BACKLOG = 64;

    static {
        System.setProperty("sun.net.httpserver.maxReqTime", "5"); // seconds until a request must be read
        // Otherwise the last packet of a longer response waits until the one before is acknowledged: 40 ms with Linux.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private HttpServers() {}

    /**
     * A server at this port of this machine alone, not started yet; 0 is any free port. Each request has a virtual
     * thread; at most 64 connections wait to be accepted.
     *
     * @throws IOException if the port is in use
     */
    public static HttpServer open(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        return server;
    }
}
