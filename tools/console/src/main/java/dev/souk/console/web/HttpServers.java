package dev.souk.console.web;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

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
     * A server at the address, not started yet; at most 64 connections wait to be accepted.
     *
     * @throws IOException if the port is in use
     */
    public static HttpServer open(InetSocketAddress address) throws IOException {
        return HttpServer.create(address, BACKLOG);
    }
}
